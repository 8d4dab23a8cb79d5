import Foundation
import Testing

/// The floors of the house: what each room may import of ours.
///
/// An arrow that runs up fails here.
private let floors: [String: Set<String>] = [
    "Ground": [],
    "Forms": ["Ground"],
    "Domain": ["Ground"],
    "Store": ["CCrypt", "CSQLite", "Domain", "Forms", "Ground"],
    "Screens": ["Domain", "Forms", "Ground"],
    "Renderings": ["Screens", "Ground"],
    "Content": ["Renderings", "Screens", "Domain", "Forms", "Ground"],
    "Connections": ["CLinux", "Renderings", "Screens", "Domain", "Ground"],
    "Terminal": ["CNcurses", "Renderings", "Screens", "Ground"],
    "handrail": [
        "Terminal", "Connections", "Content", "Store", "Renderings", "Screens", "Domain", "Forms", "Ground",
    ],
]

/// What of the system each room may import beside the standard library.
private let system: [String: Set<String>] = [
    "Renderings": ["Glibc"], "Store": ["Glibc"], "Content": ["Glibc"], "Terminal": ["Glibc"],
    "Connections": ["Glibc"], "handrail": ["Glibc"],
]

@Suite struct ArchitectureTests {
    private let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private func sources(under folder: String) throws -> [URL] {
        let base = root.appending(path: folder)
        let walk = try #require(FileManager.default.enumerator(at: base, includingPropertiesForKeys: nil))
        return walk.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
    }

    private func lines(of file: URL) throws -> [String] {
        try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
    }

    @Test func everyRoomOfTheHouseHasItsFloor() throws {
        let rooms = try FileManager.default.contentsOfDirectory(
            atPath: root.appending(path: "Sources").path()
        )
        #expect(Set(rooms) == Set(floors.keys).union(["CCrypt", "CLinux", "CNcurses", "CSQLite"]))
    }

    @Test(arguments: floors.keys.sorted())
    func noRoomImportsFromAFloorAbove(_ room: String) throws {
        let allowed = floors[room, default: []].union(system[room, default: []])
        let files = try sources(under: "Sources/\(room)")
        #expect(!files.isEmpty)
        for file in files {
            for line in try lines(of: file) {
                let words = line.split(separator: " ")
                guard let index = words.firstIndex(of: "import"), index <= 1, words.count == index + 2,
                    let name = words.last
                else {
                    continue
                }
                #expect(allowed.contains(String(name)), "\(file.lastPathComponent) imports \(name)")
            }
        }
    }

    @Test(arguments: ["Ground", "Forms", "Domain", "Store", "Screens", "Renderings", "Connections"])
    func nothingBelowTheShellReadsAClockOrMakesChance(_ room: String) throws {
        let clocks = [
            "clock_gettime", "Date()", "Date.now", "UUID()", ".random(", "SystemRandomNumberGenerator",
        ]
        for file in try sources(under: "Sources/\(room)") {
            for line in try lines(of: file) where !line.trimmingCharacters(in: .whitespaces).hasPrefix("//") {
                for clock in clocks {
                    #expect(!line.contains(clock), "\(file.lastPathComponent) uses \(clock)")
                }
            }
        }
    }

    @Test func theTopLevelHoldsOnlyWhatWasAgreed() throws {
        let agreed: Set<String> = [
            "Package.swift", "Sources", "Tests", "Kiosk", "Accessibility", "README.md", "LICENSE",
        ]
        let found = try FileManager.default.contentsOfDirectory(atPath: root.path())
            .filter { !$0.hasPrefix(".") && $0 != "Package.resolved" }
        #expect(Set(found).isSubset(of: agreed), "\(Set(found).subtracting(agreed).sorted())")
    }

    @Test func thePackageDependsOnNoOther() throws {
        let manifest = try String(contentsOf: root.appending(path: "Package.swift"), encoding: .utf8)
        #expect(manifest.contains("dependencies: []"))
        #expect(!manifest.contains(".package("))
    }
}
