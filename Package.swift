// swift-tools-version: 6.2
import PackageDescription

// Every room is built alike: warnings are errors, unsafe code is marked, imports are internal unless said otherwise.
let settings: [SwiftSetting] = [
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

// The release starts fast: see the file in the folder, and no name of the program is there for others to look up.
let release: [LinkerSetting] = [
    .unsafeFlags(
        [
            "-use-ld=lld", "-L", "\(Context.packageDirectory)/Sources/CLinux/Release",
            "-Xlinker", "--no-export-dynamic", "-Xlinker", "-z", "-Xlinker", "pack-relative-relocs",
        ],
        .when(configuration: .release)
    )
]

func room(_ name: String, on floor: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: floor, swiftSettings: settings)
}

func tests(_ name: String, of rooms: [Target.Dependency], beside files: [String] = []) -> Target {
    .testTarget(name: name, dependencies: rooms, exclude: files, swiftSettings: settings)
}

let package = Package(
    name: "Handrail",
    products: [.executable(name: "handrail", targets: ["handrail"])],
    dependencies: [],
    targets: [
        .systemLibrary(name: "CNcurses", providers: [.apt(["libncurses-dev"])]),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CLinux"),
        .systemLibrary(name: "CCrypt", providers: [.apt(["libcrypt-dev"])]),
        room("Ground", on: []),
        room("Forms", on: ["Ground"]),
        room("Domain", on: ["Ground"]),
        .target(
            name: "Store",
            dependencies: ["CCrypt", "CSQLite", "Domain", "Forms", "Ground"],
            resources: [
                .embedInCode("Schema/step-001-requests.sql"),
                .embedInCode("Schema/step-002-finding.sql"),
                .embedInCode("Schema/step-003-saved.sql"),
                .embedInCode("Schema/step-004-evidence.sql"),
                .embedInCode("Schema/step-005-slots.sql"),
                .embedInCode("Schema/step-006-people.sql"),
                .embedInCode("Schema/step-007-cases.sql"),
                .embedInCode("Schema/step-008-appointments.sql"),
                .embedInCode("Schema/step-009-messages.sql"),
                .embedInCode("Schema/step-010-my-account.sql"),
                .embedInCode("Schema/step-011-follow-ups.sql"),
                .embedInCode("Schema/step-012-keeping.sql"),
                .embedInCode("Schema/step-013-desk.sql"),
                .embedInCode("Schema/step-014-lending.sql"),
                .embedInCode("Schema/step-015-meetings.sql"),
                .embedInCode("Schema/step-016-joining.sql"),
                .embedInCode("Schema/step-017-view.sql"),
                .embedInCode("Schema/step-018-closures.sql"),
                .embedInCode("Schema/step-019-staff-secrets.sql"),
                .embedInCode("Schema/step-020-chain.sql"),
                .embedInCode("Schema/step-021-care.sql"),
                .embedInCode("Schema/step-022-lending.sql"),
                .embedInCode("Schema/step-023-lending-speed.sql"),
                .embedInCode("Schema/step-024-lending-desk.sql"),
                .embedInCode("Schema/step-025-kept.sql"),
                .embedInCode("Schema/step-026-promises.sql"),
                .embedInCode("Schema/step-027-turns.sql"),
                .embedInCode("Schema/step-028-desk-devices.sql"),
                .embedInCode("Schema/step-029-kept-days.sql"),
                .embedInCode("Schema/step-030-away.sql"),
                .embedInCode("Schema/step-031-coming.sql"),
            ],
            swiftSettings: settings
        ),
        room("Screens", on: ["Domain", "Forms", "Ground"]),
        room("Renderings", on: ["Screens", "Ground"]),
        room("Content", on: ["Renderings", "Screens", "Domain", "Forms", "Ground"]),
        room("Connections", on: ["CLinux", "Renderings", "Screens", "Domain", "Ground"]),
        room("Terminal", on: ["CNcurses", "Renderings", "Screens", "Ground"]),
        .executableTarget(
            name: "handrail",
            dependencies: [
                "Terminal", "Connections", "Content", "Store", "Renderings", "Screens", "Domain", "Forms",
                "Ground",
            ],
            swiftSettings: settings,
            linkerSettings: release
        ),
        // What several tests use: likely answers to any form.
        .target(
            name: "Support",
            dependencies: ["Forms", "Ground"],
            path: "Tests/Support",
            swiftSettings: settings
        ),
        tests("GroundTests", of: ["Ground"]),
        tests("DomainTests", of: ["Content", "Domain", "Ground"], beside: ["clock-cases.tsv"]),
        tests("FormsTests", of: ["Support", "Forms", "Ground"]),
        tests(
            "ContentTests",
            of: ["Support", "Content", "Renderings", "Screens", "Forms", "Domain", "Ground"]
        ),
        tests("VectorTests", of: ["Content", "Screens", "Forms", "Domain", "Ground"]),
        tests("LendingTests", of: ["Support", "Domain", "Ground"]),
        tests("StoreTests", of: ["Support", "Store", "Domain", "Forms", "Ground"]),
        tests("ScreensTests", of: ["Screens", "Domain", "Forms", "Ground"]),
        tests("RenderingsTests", of: ["Renderings", "Screens"]),
        tests("TerminalTests", of: ["Terminal", "Screens"]),
        tests(
            "JourneyTests",
            of: [
                "Support", "handrail", "Connections", "Content", "Store", "Renderings", "Screens", "Forms",
                "Domain", "Ground",
            ],
            beside: ["Golden"]
        ),
        tests(
            "SearchTests",
            of: ["Support", "Store", "Content", "Screens", "Domain", "Ground"],
            beside: ["phrases.json"]
        ),
        tests("ProofTests", of: ["Forms", "Ground"]),
        tests("ConnectionsTests", of: ["Connections", "Domain", "Ground"]),
        tests("SpeechTests", of: ["Support", "Connections", "Renderings", "Screens"]),
        tests("HouseTests", of: []),
    ],
    swiftLanguageModes: [.v6]
)
