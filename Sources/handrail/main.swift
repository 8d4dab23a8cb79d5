import Glibc

// The command: find what is asked for, run it, end with its code.
let words = CommandLine.arguments.dropFirst()
exit(Command.run(Array(words)))
