struct FormPreview {
    init(_ arguments: Arguments, file: String) {}
    func run() -> Int32 { 0 }
}
