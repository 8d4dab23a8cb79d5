import Connections
import Foundation
import Glibc
import Testing

@Suite(.serialized) struct ProgramTests {
    @Test func aProgramReadsWhatItIsGivenAndItsAnswerComesBack() {
        #expect(said("tr a-z A-Z", input: "grüße, mrs o'brien") == .success("GRüßE, MRS O'BRIEN"))
    }

    /// Meets P31.
    @Test func nothingInAnArgumentIsACommandToAShell() throws {
        let words = ["; echo gone", "$(id)", "`id`", "two words", "", "*", "-n"]
        let command = Command("printf", ["%s\n"] + words)
        let answer = try Programs().run(command, clock: now)
        #expect(String(decoding: answer, as: UTF8.self) == words.joined(separator: "\n") + "\n")
    }

    @Test func aMegabyteGoesInAndComesBackWhole() throws {
        let bytes = (0..<1_000_003).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
        let command = Command("cat", input: bytes, mostBytes: bytes.count)
        #expect(try Programs().run(command, clock: now) == bytes)
    }

    @Test func aProgramThatIsNotThereIsSaidToBeMissing() {
        #expect(throws: ProgramError.notInstalled("no-such-program")) {
            try Programs().run(Command("no-such-program"), clock: now)
        }
        #expect(Programs().path(of: "../bin/sh") == nil)
    }

    @Test func aFileThatCannotBeRunIsNotStarted() throws {
        let folder = try Folder()
        try folder.add("broken", "")
        try "no program".write(toFile: "\(folder.path)/broken", atomically: false, encoding: .utf8)
        var fault: ProgramError?
        // While another test starts a program, that copy of us may still hold the file open for writing.
        repeat {
            do throws(ProgramError) { _ = try folder.programs.run(Command("broken"), clock: now) } catch {
                fault = error
            }
        } while fault == .notStarted(ETXTBSY)
        #expect(fault == .notStarted(ENOEXEC))
    }

    @Test func aProgramThatFailsSaysItsCodeAndItsMessageOnOneLine() {
        let answer = said("echo 'no paper' >&2; printf '\\033[2Jload some\\n' >&2; exit 7")
        #expect(answer == .failure(.failed(code: 7, said: "no paper [2Jload some")))
    }

    @Test func aProgramThatIsKilledBrokeOff() {
        #expect(said("kill -11 $$") == .failure(.brokeOff(signal: SIGSEGV)))
    }

    @Test func aProgramThatRunsTooLongIsStopped() {
        let start = now()
        #expect(said("sleep 30", milliseconds: 100) == .failure(.tookTooLong))
        #expect(now() - start < 20_000)
    }

    @Test(arguments: ["yes", "cat /dev/zero"])
    func aProgramThatNeverStopsTalkingIsStopped(_ script: String) {
        #expect(said(script, mostBytes: 10_000) == .failure(.tooMuch))
        #expect(said("printf 12345", mostBytes: 5) == .success("12345"))
        #expect(said("printf 123456", mostBytes: 5) == .failure(.tooMuch))
    }

    @Test func longComplaintsDoNotHoldAProgramUp() {
        let answer = said("i=0; while [ $i -lt 40000 ]; do echo grumble >&2; i=$((i+1)); done; echo done")
        #expect(answer == .success("done\n"))
    }

    @Test func aProgramThatClosesItsOutputIsStillWaitedFor() {
        #expect(said("exec >&- 2>&-; sleep 0.1; exit 3") == .failure(.failed(code: 3, said: "")))
    }

    @Test func aProgramKnowsNothingOfThisMachineButWhereProgramsAre() {
        #expect(
            said("unset PWD; env -u PWD -u _ -u SHLVL | sort")
                == .success("LC_ALL=C.UTF-8\nPATH=/usr/local/bin:/usr/bin:/bin\n")
        )
        #expect(said("pwd") == .success("/\n"))
    }

    @Test func aProgramInheritsNoOpenFileAndNoTerminal() throws {
        let leaky = unsafe open("/etc/hostname", O_RDONLY)
        #expect(leaky >= 0)
        defer { close(leaky) }
        #expect(
            said("for f in 3 4 5 6 7 8 9 \(leaky); do [ -e /proc/$$/fd/$f ] && echo $f; done; true")
                == .success("")
        )
        // Fields 6 and 7 of its state: its session, which it leads, and its terminal, which is none.
        #expect(
            said("[ $(cut -d' ' -f6 /proc/$$/stat) = $$ ] && cut -d' ' -f7 /proc/$$/stat") == .success("0\n")
        )
    }

    @Test func aProgramHasEverySignalAsTheSystemMakesIt() throws {
        var blocked = sigset_t()
        var before = sigset_t()
        unsafe sigfillset(&blocked)
        unsafe pthread_sigmask(SIG_SETMASK, &blocked, &before)
        defer { unsafe pthread_sigmask(SIG_SETMASK, &before, nil) }
        let answer = try said("grep -E 'Sig(Blk|Ign)' /proc/self/status | cut -f2").get()
        let masks = answer.split(separator: "\n").compactMap { UInt64($0, radix: 16) }
        // Signals from 32 on are glibc's own.
        #expect(masks.map { $0 & 0x7FFF_FFFF } == [0, 0])
    }

    @Test func aSessionLooksOnWithoutWaitingAndCancels() throws {
        let program = try Programs().start(Command("sleep", ["30"]), at: 0)
        #expect(program.poll(at: 0) == nil)
        #expect(program.descriptor != nil)
        program.cancel()
        #expect(program.wait(clock: now) == .failure(.cancelled))
        #expect(program.descriptor == nil)
        #expect(program.poll(at: 0) == .failure(.cancelled))
    }

    @Test func aProgramThatWillNotStopIsKilledAfterItsGrace() throws {
        let command = Command("sh", ["-c", "trap '' TERM; echo ready; while :; do sleep 1; done"])
        let program = try Programs().start(command, at: 0)
        var ready = pollfd(fd: try #require(program.descriptor), events: Int16(POLLIN), revents: 0)
        let count = unsafe poll(&ready, 1, 20_000)
        #expect(count == 1)
        program.cancel()
        #expect(program.poll(at: 100) == nil)
        #expect(program.poll(at: 3_000) == nil)
        #expect(program.poll(at: 3_100) == nil)
        #expect(program.wait { 3_100 } == .failure(.cancelled))
    }

    @Test func lettingGoOfAProgramEndsItAndAllItStarted() throws {
        let folder = try Folder()
        let script = "sleep 30 & echo $! >\(folder.path)/number; echo ready; wait"
        var program: RunningProgram? = try Programs().start(Command("sh", ["-c", script]), at: 0)
        var ready = pollfd(fd: try #require(program?.descriptor), events: Int16(POLLIN), revents: 0)
        let count = unsafe poll(&ready, 1, 20_000)
        #expect(count == 1)
        let number = try folder.read("number").trimmingCharacters(in: .whitespacesAndNewlines)
        #expect(!hasEnded(number))
        program = nil
        let start = now()
        while !hasEnded(number), now() - start < 20_000 { sched_yield() }
        #expect(hasEnded(number))
    }

    /// Whether a process is gone, or only waits to be buried.
    private func hasEnded(_ number: String) -> Bool {
        guard let status = try? String(contentsOfFile: "/proc/\(number)/stat", encoding: .utf8) else {
            return true
        }
        return status.contains(") Z ")
    }
}
