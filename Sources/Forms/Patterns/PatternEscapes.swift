// What follows a backslash, and classes in brackets.
extension PatternParser {
    /// What an escape stands for.
    enum Escaped {
        case scalar(Unicode.Scalar)
        case set(ScalarSet)
    }

    /// Reads an escape that means the same inside and outside of a class.
    mutating func escape() throws(PatternFault) -> Escaped {
        let start = index
        guard let letter = peek(1) else { throw fault(.escapeUnfinished, at: start) }
        index += 2
        switch letter {
        case "d": return .set(.digits)
        case "D": return .set(.notDigits)
        case "w": return .set(.word)
        case "W": return .set(.notWord)
        case "s": return .set(.space)
        case "S": return .set(.notSpace)
        case "p": return .set(try property(isNegated: false, from: start))
        case "P": return .set(try property(isNegated: true, from: start))
        case "t": return .scalar("\t")
        case "n": return .scalar("\n")
        case "r": return .scalar("\r")
        case "v": return .scalar("\u{B}")
        case "f": return .scalar("\u{C}")
        case "x": return .scalar(hex(2).flatMap(Unicode.Scalar.init) ?? letter)
        case "u": return .scalar(try unicode(from: start))
        case "c": return .scalar(try control(from: start))
        case "k", "1"..."9": throw fault(.backReference, at: start)
        case "0" where next.map { ("0"..."9").contains($0) } ?? false: throw fault(.octalEscape, at: start)
        case "0": return .scalar("\0")
        default: return .scalar(letter)
        }
    }

    /// A number of so many digits; nil, with nothing read, where there are fewer.
    private mutating func hex(_ count: Int) -> UInt32? {
        var number: UInt32 = 0
        for distance in 0..<count {
            guard let digit = peek(distance)?.hexDigit else { return nil }
            number = number << 4 | digit
        }
        index += count
        return number
    }

    /// What `\u` stands for: itself where no number follows.
    private mutating func unicode(from start: Int) throws(PatternFault) -> Unicode.Scalar {
        if take("{") { return try bracedNumber(from: start) }
        guard let first = hex(4) else { return "u" }
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, take("\\"), take("u"), let second = hex(4), 0xDC00...0xDFFF ~= second,
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw fault(.halfCharacter, at: start) }
        return scalar
    }

    private mutating func bracedNumber(from start: Int) throws(PatternFault) -> Unicode.Scalar {
        let digits = index
        var number: UInt32 = 0
        while let digit = next?.hexDigit {
            number = min(number << 4 | digit, 0x11_0000)
            index += 1
        }
        guard index > digits, take("}") else { throw fault(.scalarMalformed, at: start) }
        if let scalar = Unicode.Scalar(number) { return scalar }
        throw fault(number > 0x10_FFFF ? .scalarMalformed : .halfCharacter, at: start)
    }

    /// What `\cJ` stands for: the key J pressed with Control.
    private mutating func control(from start: Int) throws(PatternFault) -> Unicode.Scalar {
        guard let letter = next, ("a"..."z").contains(letter) || ("A"..."Z").contains(letter) else {
            throw fault(.escapeUnfinished, at: start)
        }
        index += 1
        return Unicode.Scalar(UInt8(truncatingIfNeeded: letter.value & 0x1F))
    }

    private mutating func property(isNegated: Bool, from start: Int) throws(PatternFault) -> ScalarSet {
        var name = ""
        guard take("{") else { throw fault(.propertyUnknown, at: start) }
        while let scalar = next, scalar != "}" {
            name.unicodeScalars.append(scalar)
            index += 1
        }
        guard take("}"), let set = ScalarSet(property: name, isNegated: isNegated) else {
            throw fault(.propertyUnknown, at: start)
        }
        return set
    }
}

// Classes.
extension PatternParser {
    /// Reads a class in brackets.
    mutating func characterClass() throws(PatternFault) -> ScalarSet {
        let start = index
        index += 1
        let isNegated = take("^")
        var set = ScalarSet()
        while !take("]") {
            guard next != nil else { throw fault(.classNotClosed, at: start) }
            try member(of: &set)
        }
        set.seal(isNegated: isNegated)
        return set
    }

    /// Reads a character, an escape or a range.
    private mutating func member(of set: inout ScalarSet) throws(PatternFault) {
        let start = index
        let first = try memberEnd()
        guard next == "-", let after = peek(1), after != "]" else { return set.insert(first) }
        index += 1
        let last = try memberEnd()
        guard case .scalar(let low) = first, case .scalar(let high) = last else {
            set.insert(first)
            set.insert(.scalar("-"))
            return set.insert(last)
        }
        guard low <= high else { throw fault(.rangeBackwards, at: start) }
        set.insert(low.value...high.value)
    }

    private mutating func memberEnd() throws(PatternFault) -> Escaped {
        if next == "\\", peek(1) == "b" {
            index += 2
            return .scalar("\u{8}")
        }
        if next == "\\" { return try escape() }
        defer { index += 1 }
        return .scalar(source[index])
    }
}

extension ScalarSet {
    fileprivate mutating func insert(_ escaped: PatternParser.Escaped) {
        switch escaped {
        case .scalar(let scalar): insert(scalar.value...scalar.value)
        case .set(let set): insert(set)
        }
    }
}

extension Unicode.Scalar {
    /// What it is worth as a digit of a number to the base 16.
    var hexDigit: UInt32? {
        switch self {
        case "0"..."9": value - 0x30
        case "a"..."f": value - 0x57
        case "A"..."F": value - 0x37
        default: nil
        }
    }
}
