import Ground

// The rules of an author.
extension FormReader {
    mutating func textRules(_ schema: JSON, _ options: JSON) -> TextRules {
        var rules = TextRules()
        rules.min = findings.integer(schema, "min")
        rules.max = findings.integer(schema, "max") ?? findings.integer(schema, "maxlength")
        rules.length = findings.integer(schema, "length")
        rules.maxWords = findings.integer(options, "maxWords")
        refuseEmptyRange(rules.min, rules.max, schema)
        if let length = rules.length, length < rules.min ?? 0 || length > rules.max ?? length {
            findings.add(
                "\"length\" lies outside \"min\" and \"max\": no answer fits. Change one.",
                at: schema.place
            )
        }
        rules.pattern = pattern(schema)
        return rules
    }

    mutating func pattern(_ schema: JSON?) -> Pattern? {
        guard let schema, let source = findings.text(schema, "regex"), !source.isEmpty else { return nil }
        do throws(PatternFault) { return try Pattern(reading: source) } catch {
            note("\"regex\" cannot be used: \(error).", at: schema["regex"]?.place ?? schema.place)
            return nil
        }
    }

    mutating func monthRules(_ options: JSON) -> MonthRules {
        var rules = MonthRules()
        rules.earliest = month(options, "earliestMonthYear")
        rules.latest = month(options, "latestMonthYear")
        refuseEmptyRange(rules.earliest, rules.latest, options, "earliestMonthYear", "latestMonthYear")
        return rules
    }

    private mutating func month(_ options: JSON, _ key: String) -> CivilDate? {
        guard let text = findings.text(options, key), !text.isEmpty else { return nil }
        if let date = CivilDate(iso: text + "-01") { return date }
        findings.add("\"\(key)\" must be a month like 2027-03.", at: options[key]?.place ?? options.place)
        return nil
    }

    mutating func uploadRules(_ schema: JSON, _ options: JSON) -> CountRules {
        CountRules(
            min: findings.integer(schema, "min") ?? findings.integer(options, "minimumRequiredFiles"),
            max: findings.integer(schema, "max")
                ?? options["dropzoneConfig"]?["maxFiles"]?.number.flatMap { Int(exactly: $0) },
            length: findings.integer(schema, "length")
        )
    }

    mutating func numberRules(_ schema: JSON, _ options: JSON) -> NumberRules {
        var rules = NumberRules()
        rules.min = findings.number(schema, "min")
        rules.max = findings.number(schema, "max")
        rules.precision = findings.integer(schema, "precision") ?? (schema["integer"]?.bool == true ? 0 : nil)
        rules.minPrecision = findings.integer(schema, "minPrecision")
        rules.minLength = findings.integer(schema, "minLength")
        rules.maxLength = findings.integer(schema, "maxLength")
        rules.prefix = findings.text(options, "prefix")
        rules.suffix = findings.text(options, "suffix")
        refuseEmptyRange(rules.min, rules.max, schema)
        refuseEmptyRange(rules.minLength, rules.maxLength, schema, "minLength", "maxLength")
        if let precision = rules.precision {
            refuseEmptyRange(rules.minPrecision, max(0, precision), schema, "minPrecision", "precision")
        }
        return rules
    }

    mutating func countRules(_ schema: JSON, of choices: Int) -> CountRules {
        let rules = CountRules(
            min: findings.integer(schema, "min"),
            max: findings.integer(schema, "max"),
            length: findings.integer(schema, "length")
        )
        refuseEmptyRange(rules.min, rules.max, schema)
        if choices > 0, let needed = [rules.min, rules.length].compactMap(\.self).max(), needed > choices {
            findings.add(
                "\(needed) must be chosen, but the list has \(choices): no answer fits. Change one.",
                at: schema.place
            )
        }
        return rules
    }

    mutating func dateRules(_ options: JSON) -> DateRules {
        var rules = DateRules()
        rules.maxDaysInPast = days(options, "maxDaysInPast")
        rules.maxDaysInFuture = days(options, "maxDaysInFuture")
        rules.earliest = day(options, "earliestDate")
        rules.latest = day(options, "latestDate")
        refuseEmptyRange(rules.earliest, rules.latest, options, "earliestDate", "latestDate")
        return rules
    }

    private mutating func days(_ options: JSON, _ key: String) -> Int? {
        guard let days = findings.integer(options, key) else { return nil }
        if (0...100_000).contains(days) { return days }
        findings.add("\"\(key)\" must be from 0 to 100000.", at: options[key]?.place ?? options.place)
        return nil
    }

    private mutating func day(_ options: JSON, _ key: String) -> CivilDate? {
        guard let text = findings.text(options, key), !text.isEmpty else { return nil }
        if let date = CivilDate(iso: text) { return date }
        findings.add("\"\(key)\" must be a day like 2027-03-31.", at: options[key]?.place ?? options.place)
        return nil
    }

    private mutating func refuseEmptyRange<Bound: Comparable>(
        _ least: Bound?,
        _ most: Bound?,
        _ rules: JSON,
        _ leastName: String = "min",
        _ mostName: String = "max"
    ) {
        guard let least, let most, least > most else { return }
        findings.add(
            "\"\(leastName)\" is more than \"\(mostName)\": no answer fits. Change one.",
            at: rules[leastName]?.place ?? rules.place
        )
    }
}
