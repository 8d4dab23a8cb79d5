#!/usr/bin/env python3
"""How soon a key is heard: from the key in a pty to speech-dispatcher's answer. Usage: speech.py HANDRAIL

speech-dispatcher and espeak-ng are real; their sound is thrown away. A go-between on the socket notes the time of each
command and answer. Prints milliseconds: key to "225 OK MESSAGE QUEUED", and key to "213 OK CANCELED" where speech was on."""
import json, os, pty, select, shutil, signal, socket, statistics, subprocess, sys, tempfile, threading, time

PROGRAM = sys.argv[1]
KEYS = int(os.environ.get("KEYS", "200"))
if not shutil.which("speech-dispatcher") or not os.path.exists("/usr/lib/speech-dispatcher-modules/sd_espeak-ng"):
    print("not run: speech-dispatcher or espeak-ng is not installed", file=sys.stderr)
    sys.exit(3)


def server(folder):
    for name in ("conf/modules", "run", "logs", "home"):
        os.makedirs(f"{folder}/{name}", mode=0o700)
    def write(name, text):
        with open(f"{folder}/{name}", "w") as file:
            file.write(text)
    write("home/.libao", "default_driver=null\n")
    write("conf/modules/espeak-ng.conf", "Debug 0\n")
    write("conf/speechd.conf", 'LogLevel 3\nLogDir "default"\nCommunicationMethod "unix_socket"\nTimeout 0\nDefaultLanguage "en"\n'
          'AudioOutputMethod "libao"\nAddModule "espeak-ng" "sd_espeak-ng" "espeak-ng.conf"\nDefaultModule espeak-ng\n')
    process = subprocess.Popen(
        ["speech-dispatcher", "-s", "-C", folder + "/conf", "-L", folder + "/logs", "-P", folder + "/pid", "-c", "unix_socket",
         "-S", folder + "/speechd.sock", "-t", "0"], env={"PATH": "/usr/bin:/bin", "HOME": folder + "/home", "XDG_RUNTIME_DIR": folder + "/run"},
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(200):
        if os.path.exists(folder + "/speechd.sock"):
            return process
        time.sleep(0.02)
    sys.exit("speech-dispatcher did not start")


def between(path, real, said):
    """Hands on what both sides say, and notes when."""
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(path)
    listening.listen(8)
    def pump(source, target, name):
        while data := source.recv(65536):
            target.sendall(data)
            said.append((time.monotonic(), name, data))
    def serve():
        while True:
            client, _ = listening.accept()
            other = socket.socket(socket.AF_UNIX)
            other.connect(real)
            for words in ((client, other, ">"), (other, client, "<")):
                threading.Thread(target=pump, args=words, daemon=True).start()
    threading.Thread(target=serve, daemon=True).start()


def drain(terminal, seconds):
    end = time.time() + seconds
    while time.time() < end:
        if select.select([terminal], [], [], 0.02)[0]:
            os.read(terminal, 65536)


def first(said, since, answer):
    """The milliseconds from a moment to the first answer that holds some bytes; None where none came."""
    return next(((at - since) * 1000 for at, name, data in said if at >= since and name == "<" and answer in data), None)


with tempfile.TemporaryDirectory() as folder:
    process, said = server(folder), []
    between(folder + "/between.sock", folder + "/speechd.sock", said)
    store = folder + "/store.sqlite"
    subprocess.run([PROGRAM, "store", "init", "--store", store], check=True)
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ["TERM"] = "xterm-256color"
        os.execv(PROGRAM, [PROGRAM, "kiosk", "--store", store, "--speech", folder + "/between.sock"])
    drain(terminal, 1)
    os.write(terminal, b"\x1b[19~")
    drain(terminal, 1)
    accepted, silenced = [], []
    for index in range(KEYS):
        del said[:]
        since = time.monotonic()
        os.write(terminal, b"\x1b[B" if index // 8 % 2 == 0 else b"\x1b[A")
        drain(terminal, 0.05)
        accepted.append(first(said, since, b"225 OK"))
        silenced.append(first(said, since, b"213 OK"))
    os.kill(pid, signal.SIGTERM)
    os.waitpid(pid, 0)
    process.kill()

if os.environ.get("SHOW"):
    print(said)
figures = {}
for name, times in ("key to speech accepted", accepted), ("key to silence acknowledged", silenced):
    came = sorted(t for t in times if t is not None)
    if len(came) < KEYS * 0.7:
        sys.exit(f"{name}: only {len(came)} of {KEYS} keys were answered")
    figures[name] = {"median": statistics.median(came), "p99": came[int(len(came) * 0.99) - 1], "answered": len(came)}
print(json.dumps(figures))
