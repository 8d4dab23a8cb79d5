import Domain
import Ground
import Screens
import Store

// Devices in the books: put in, changed, given away, on their way, and what happened to them.
extension Shell {
    /// Does what is done to a device beside lending it and getting it ready.
    func books(_ act: DeskLendingAct, _ lender: DeskLender) throws(DeskFault) -> Asset {
        switch act {
        case .dataTold(let id, let told):
            return try done(self.act(.dataTold, lender)) { (store, act) throws(StoreError) in
                try store.noteTold(told, of: id, by: act)
            }
        case .sendHome(let id): return try sendHome(id, lender)
        case .keepHere(let id):
            return try done(self.act(.assetSent, lender)) { (store, act) throws(StoreError) in
                try store.keepHere(id, by: act)
            }
        case .addDevice(let asset, let operation):
            return try done(self.act(.assetAdded, lender, operation: operation)) {
                (store, act) throws(StoreError) in try store.add(asset, by: act)
            }
        case .changeDevice(let asset, let operation):
            return try done(self.act(.assetChanged, lender, operation: operation)) {
                (store, act) throws(StoreError) in try store.change(asset, by: act)
            }
        case .giveDevice(let id, let person):
            try Self.check(lender.member, .approve)
            _ = try found(person: person)
            return try done(self.act(.given, lender, for: person)) { (store, act) throws(StoreError) in
                try store.give(device: id, to: person, by: act)
            }
        default: throw .refused(.gone)
        }
    }

    /// A device of another hub that stands here is taken in, which puts it on its way home.
    private func sendHome(_ id: ID, _ lender: DeskLender) throws(DeskFault) -> Asset {
        let asset = try found(asset: id)
        guard asset.hub != lender.book.hub else { throw .refused(.lending(.asset(.sameHub))) }
        let parts = lender.models.model(asset.model)?.accessories.map(\.code) ?? []
        let check = KitCheck(accessories: Set(parts), condition: asset.condition)
        return try done(act(.assetSent, lender)) { (store, act) throws(StoreError) in
            try store.checkIn(id, check, by: act).asset
        }
    }

    /// A code where none that is known belongs: for a new device, or for one field of a form.
    func fresh(
        _ text: String,
        _ act: DeskLendingAct,
        _ lender: DeskLender
    ) throws(DeskFault) -> DeskLendingNews {
        let isDevice = if case .newDevice = act { true } else { false }
        let scanned = try stored { (store) throws(StoreError) in try store.find(scanned: text) }
        switch scanned {
        case .asset(let asset, _):
            return isDevice ? .device(try view(of: asset, lender)) : .wrongScan(.field, text)
        case .account: return .wrongScan(isDevice ? .account : .field, text)
        case .reservation: return .wrongScan(isDevice ? .reservation : .field, text)
        case .several(let tags): return .several(text, tags)
        case .unknown: break
        }
        let why = try why(text)
        if why != .unknown { return .wrongScan(why, text) }
        guard isDevice else { return .unused(text) }
        guard let tag = AssetTag(reading: text) else { return .wrongScan(.label, text) }
        let asset = Asset(id: newID(), tag: tag, model: "", kind: "", hub: lender.book.hub)
        return .newDevice(
            DeskDeviceForm(
                asset,
                operation: newID(),
                isNew: true,
                models: lender.models.models,
                hubs: lender.policy.hubs.map { DeskNamed(code: $0.code, name: $0.name) },
                today: world.today
            )
        )
    }

    /// Sees that words are no label, card or reference: a scanner types into whatever field there is.
    func see(words: String) throws(DeskFault) {
        guard words.contains(where: { !$0.isWhitespace }) else { return }
        let scanned = try stored { (store) throws(StoreError) in try store.find(scanned: words) }
        if case .unknown = scanned, try why(words) != .second { return }
        throw .refused(.notWords(words))
    }

    /// Why a code that nothing has is of no use: two labels came at once, or it is none of a hub at all.
    func why(_ text: String) throws(DeskFault) -> DeskWrongScan {
        let signs = text.filter { !$0.isWhitespace }
        if signs.lowercased().hasPrefix("http") { return .web }
        let isNumber = signs.allSatisfy { $0.isASCII && $0.isNumber }
        if signs.count == 13, isNumber, signs.hasPrefix("978") || signs.hasPrefix("979") { return .book }
        guard (4...64).contains(signs.count) else { return .unknown }
        return try stored { (store) throws(StoreError) in
            for place in 1..<signs.count where try store.asset(scanned: signs.prefix(place)) != nil {
                if case .unknown = try store.find(scanned: String(signs.dropFirst(place))) { continue }
                return .second
            }
            return .unknown
        }
    }

    /// Adds where a device is on its way, and whose data is on it.
    func addStanding(to view: inout DeskDeviceView, _ lender: DeskLender) throws(DeskFault) {
        let id = view.asset.id
        let (data, open, isGift, missing, last) = try stored { (store) throws(StoreError) in
            (
                try store.foundData(on: id), try store.journeys(ofAsset: id).last { $0.ending == nil },
                try store.isGift(id), try store.missingParts(of: id),
                try store.lastLoan(of: id)?.person.flatMap { (id) throws(StoreError) in try store.person(id) }
            )
        }
        (view.data, view.isGift, view.missing) = (data, isGift, missing)
        if data != nil, let last {
            view.lastBorrower = DeskCallee(name: last.details.name, phone: last.details.phone)
        }
        view.wipedWithin = lender.book.wipedWithin(view.asset.model)
        (view.sender, view.comesFrom) = (open?.sentBy, open.map { lender.hub($0.from) })
    }
}

// What happened, and what is on the road.
extension Shell {
    func journeys(_ lender: DeskLender) throws(DeskFault) -> [DeskJourneyLine] {
        let hub = lender.book.hub
        let open = try stored { (store) throws(StoreError) in
            try store.journeys(at: hub).map { (journey) throws(StoreError) in
                (journey, try store.asset(journey.asset))
            }
        }
        var lines: [DeskJourneyLine] = []
        for (journey, asset) in open {
            guard let asset else { continue }
            lines.append(
                DeskJourneyLine(
                    brief(asset, lender),
                    from: journey.from.isEmpty ? "" : lender.hub(journey.from),
                    to: lender.hub(journey.to),
                    isComing: journey.to == hub,
                    sender: try name(ofStaff: journey.sentBy),
                    sent: time(at: journey.sentAt)
                )
            )
        }
        return lines
    }

    /// Everything that happened to a device; borrowers are named up to the end of the hub's retention.
    func history(of id: ID, _ lender: DeskLender) throws(DeskFault) -> DeskLendingNews {
        let asset = try found(asset: id)
        let (loans, journeys, counts, events) = try stored { (store) throws(StoreError) in
            (
                try store.loans(ofAsset: id), try store.journeys(ofAsset: id), try store.counts(ofAsset: id),
                try store.history(ofAsset: id)
            )
        }
        var device = brief(asset, lender)
        for event in events.reversed() {
            let by = try name(ofStaff: event.signedBy)
            var event = event
            if [.partMissing, .partBack, .partReplaced].contains(event.kind) {
                let code = event.detail
                event.detail = device.kit.first { $0.code == code }?.name ?? code
            }
            device.history.append(DeskDeviceEvent(event, when: time(at: event.at), by: by))
        }
        var view = DeskHistoryView(device)
        for loan in loans.reversed() {
            guard let person = loan.person, lender.member.may(.findPeople) else {
                view.otherLoans += 1
                continue
            }
            view.loans.append(line(loan, try found(person: person), lender))
        }
        view.journeys = try journeys.reversed().map { (journey) throws(DeskFault) in
            try past(journey, lender)
        }
        view.counts = counts.reversed().map { at, hub, kind in
            DeskPastFinding(on: World.day(at: at), at: lender.hub(hub), kind)
        }
        return .history(view)
    }

    private func past(_ journey: Journey, _ lender: DeskLender) throws(DeskFault) -> DeskPastJourney {
        var past = DeskPastJourney(
            journey,
            from: journey.from.isEmpty ? "" : lender.hub(journey.from),
            to: lender.hub(journey.to),
            sender: try name(ofStaff: journey.sentBy),
            receiver: try name(ofStaff: journey.endedBy),
            sent: World.day(at: journey.sentAt)
        )
        past.ended = journey.endedAt.map { World.day(at: $0) }
        return past
    }
}
