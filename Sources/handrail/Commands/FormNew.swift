import Content
import Glibc
import Ground

/// `handrail form new`: a small complete form to begin with.
enum FormNew {
    static func run(_ file: String, title: String, code: String?) throws(Arguments.Misuse) -> Int32 {
        let code = code ?? Self.code(of: title)
        guard !code.isEmpty, code.utf8.allSatisfy(isPlain) else {
            throw Arguments.Misuse(
                reason: "A code has small letters, numbers and hyphens only: --code missed-bin."
            )
        }
        let descriptor = unsafe open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            let isThere = errno == EEXIST
            Command.complain(
                "\(file): "
                    + (isThere
                        ? "There is a file of this name, and it stays. Use another name."
                        : "The file cannot be written. See that its folder is there, and who may write in it.")
            )
            return Command.Code.failed
        }
        defer { close(descriptor) }
        guard TextFile.write(Array(text(title: title, code: code).utf8), to: descriptor) else {
            _ = unsafe unlink(file)
            Command.complain("\(file): The file cannot be written. Make room on the disk.")
            return Command.Code.failed
        }
        Command.say("\(file) is there. Change it, and try it with: handrail form preview \(file)")
        return Command.Code.done
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
    }

    /// A title in small letters with hyphens between its words.
    private static func code(of title: String) -> String {
        title.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }.joined(separator: "-")
    }

    /// A random id, by RFC 9562, version 4.
    private static func uuid() -> String {
        var bytes = World.random(16)
        bytes[6] = bytes[6] & 0x0F | 0x40
        bytes[8] = bytes[8] & 0x3F | 0x80
        let digits = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
        return [0..<4, 4..<6, 6..<8, 8..<10, 10..<16].map { digits[$0].joined() }.joined(separator: "-")
    }

    private static func text(title: String, code: String) -> String {
        let question = uuid()
        return """
            {
              "engine": "V2",
              "schema": 2,
              "name": \(JSONText.string(title)),
              "startPage": "/what-happened",
              "pages": [
                {
                  "id": "\(uuid())",
                  "path": "/what-happened",
                  "title": "What do you want to tell us?",
                  "components": [
                    {
                      "id": "\(question)",
                      "type": "MultilineTextField",
                      "name": "whatHappened",
                      "title": "What do you want to tell us?",
                      "hint": "A few words are enough",
                      "shortDescription": "What you tell us",
                      "errorDescription": "what you want to tell us",
                      "options": {},
                      "schema": {
                        "max": 500
                      }
                    }
                  ],
                  "next": []
                },
                {
                  "id": "\(uuid())",
                  "path": "/summary",
                  "title": "Check your answers",
                  "controller": "SummaryPageController",
                  "components": [],
                  "next": []
                }
              ],
              "lists": [],
              "sections": [],
              "conditions": [],
              "metadata": {
                "hub": {
                  "version": 1,
                  "service": {
                    "code": "\(code)",
                    "languages": ["en"],
                    "owner": "The team that reads this",
                    "slaWorkingDays": 5,
                    "estimatedMinutes": 2,
                    "retentionDays": 365,
                    "about": ["Tell us what happened. We read it and write back to you."],
                    "youNeed": ["a few minutes"],
                    "whatHappensNext": ["We read what you sent. We answer by {date}."],
                    "sentTitle": "We have it",
                    "sendLabel": "Send",
                    "synonyms": [\(JSONText.string(title.lowercased()))]
                  },
                  "pages": {},
                  "components": {
                    "\(question)": {
                      "plainHelp": "Say it in your own words. Nobody minds how it is spelled."
                    }
                  }
                }
              }
            }

            """
    }
}
