import Domain
import Ground
import Screens
import Store

// Devices at the desk: taken back, looked over, got ready.
extension Shell {
    func takeBack(_ taking: DeskTakingBack, _ lender: DeskLender) throws(DeskFault) -> DeskLendingNews {
        let open = try stored { (store) throws(StoreError) in try store.openLoan(of: taking.asset) }
        // By a clock that is wrong nobody could say what is late; the device waits until it is set.
        if let first = open?.days.lowerBound, first > world.today {
            throw .refused(.lending(.clockBehind(first)))
        }
        let act = act(.deviceReturned, lender, operation: taking.operation)
        let returned = try done(act) { (store, act) throws(StoreError) in
            try store.checkIn(taking.asset, taking.back, by: act)
        }
        let person = try stored { (store) throws(StoreError) in
            try returned.loan?.person.flatMap { (id) throws(StoreError) in try store.person(id) }
        }
        let device = try view(of: returned.asset, lender)
        var isFollowedUp = false
        if let missing = returned.loan?.difference?.missing, !missing.isEmpty, let person {
            isFollowedUp = try followUp(person, taking.about, lender)
        }
        var view = DeskReturnedView(
            device,
            loan: returned.loan.map { line($0, person, lender) },
            isFollowedUp: isFollowedUp,
            goesTo: returned.goesTo.map { lender.hub($0) }
        )
        view.next = try returned.next.map { (next) throws(DeskFault) in try pickup(next, lender, [:]) }
        return .returned(view)
    }

    /// Has somebody called about something; false where there is no number to call.
    private func followUp(
        _ person: Person,
        _ about: String,
        _ lender: DeskLender
    ) throws(DeskFault) -> Bool {
        guard PersonDetails.phoneKey(person.details.phone).count >= 5 else { return false }
        var followUp = FollowUp(
            id: newID(),
            kind: .call,
            name: person.details.name,
            phone: person.details.phone,
            detail: about,
            madeAt: world.now
        )
        followUp.person = person.id
        try noted(.callAskedFor, lender.member, on: followUp.id, for: person.id) {
            (store, audit) throws(StoreError) in try store.add(followUp, audit: audit)
        }
        return true
    }

    /// Does something to a device, and gives it as it stands then.
    func device(_ act: DeskLendingAct, _ lender: DeskLender) throws(DeskFault) -> Asset {
        switch act {
        case .move(let id, let move, let detail):
            if move == .retire || move == .restore { try Self.check(lender.member, .approve) }
            return try done(self.act(Self.kind(of: move), lender)) { (store, act) throws(StoreError) in
                try store.make(move, to: id, detail: detail, by: act)
            }
        case .look(let id, let condition):
            var asset = try found(asset: id)
            asset.condition = condition
            return try done(self.act(.assetChanged, lender)) { (store, act) throws(StoreError) in
                try store.change(asset, by: act)
            }
        case .fault(let id, let words):
            return try done(self.act(.assetReported, lender)) { (store, act) throws(StoreError) in
                try store.reportFault(id, detail: words, by: act)
            }
        case .part(let id, let part, let isNew):
            return try done(self.act(.assetChanged, lender)) { (store, act) throws(StoreError) in
                try store.noteBack(part, of: id, isNew: isNew, by: act)
            }
        case .lost(let id, let words):
            return try done(self.act(.assetReported, lender)) { (store, act) throws(StoreError) in
                try store.reportLost(id, detail: words, by: act)
            }
        case .dataFound(let id, let about): return try keepData(on: id, about, lender)
        case .device(let id): return try found(asset: id)
        default: return try books(act, lender)
        }
    }

    /// Sets a device aside on which somebody's data is, and has its last borrower called.
    private func keepData(on id: ID, _ about: String, _ lender: DeskLender) throws(DeskFault) -> Asset {
        let asset = try done(act(.dataFound, lender)) { (store, act) throws(StoreError) in
            try store.noteData(on: id, by: act)
        }
        let person = try stored { (store) throws(StoreError) in
            try store.lastLoan(of: id)?.person.flatMap { (id) throws(StoreError) in try store.person(id) }
        }
        if let person { _ = try followUp(person, about, lender) }
        return asset
    }

    private static func kind(of move: AssetMove) -> AuditEntry.Act {
        switch move {
        case .sign: .assetSigned
        case .send: .assetSent
        case .receive: .assetReceived
        case .quarantine, .repair, .takeUp, .lose, .retire, .restore: .assetMoved
        }
    }

    func found(asset id: ID) throws(DeskFault) -> Asset {
        let asset = try stored { (store) throws(StoreError) in try store.asset(id) }
        guard let asset else { throw .refused(.lending(.noSuchAsset)) }
        return asset
    }

    /// A device with all that is known of it.
    func view(of asset: Asset, _ lender: DeskLender) throws(DeskFault) -> DeskDeviceView {
        var view = brief(asset, lender)
        let (today, hub) = (world.today, lender.book.hub)
        let kind = lender.models.kinds.first { $0.code == asset.kind }
        view.wiping = lender.models.model(asset.model).map(\.wiping) ?? []
        if view.wiping.isEmpty { view.wiping = kind?.wiping ?? [] }
        let (loan, faults, next, wanted) = try stored { (store) throws(StoreError) in
            (
                try store.openLoan(of: asset.id), try store.openFaults(of: asset.id),
                try store.reservations(at: hub, beginningBy: today.adding(days: 366))
                    .first { $0.asset == asset.id || $0.asset == nil && $0.model == asset.model },
                try store.wanted(asset, lender.book, on: today)
            )
        }
        view.wantedAt = view.hubs.first { $0.code == wanted }
        if let loan {
            let person = try loan.person.map { (id) throws(DeskFault) in try found(person: id) }
            view.loan = line(loan, person, lender)
        }
        view.faults = faults.map(\.detail)
        view.next = try next.map { (next) throws(DeskFault) in try pickup(next, lender, [:]) }
        try addStanding(to: &view, lender)
        return view
    }

    /// A device as a list shows it.
    func brief(_ asset: Asset, _ lender: DeskLender) -> DeskDeviceView {
        var view = DeskDeviceView(
            asset: asset,
            operation: newID(),
            model: lender.models.name(of: asset.model),
            hub: lender.hub(asset.hub),
            here: lender.book.hub,
            today: world.today
        )
        view.hereName = lender.hub(lender.book.hub)
        view.kit = lender.models.model(asset.model)?.accessories ?? []
        view.hubs = lender.policy.hubs.filter { $0.code != lender.book.hub }
            .map { DeskNamed(code: $0.code, name: $0.name) }
        return view
    }
}

// What follows a device from loan to loan.
extension Shell {
    /// A device of the bench, with why it is there.
    func bench(_ asset: Asset, _ lender: DeskLender) throws(DeskFault) -> DeskDeviceView {
        var view = brief(asset, lender)
        view.faults = try stored { (store) throws(StoreError) in
            try store.openFaults(of: asset.id).map(\.detail)
        }
        try addStanding(to: &view, lender)
        return view
    }

    /// Parts that are missing do not go out.
    func leaveOut(_ view: inout DeskHandOutView, _ lender: DeskLender) throws(DeskFault) {
        guard let asset = view.asset else { return }
        let missing = try stored { (store) throws(StoreError) in try store.missingParts(of: asset.id) }
        view.missing = missing.map { code in view.kit.first { $0.code == code }?.name ?? code }
        view.kit.removeAll { missing.contains($0.code) }
    }

    /// Something is scanned on the page of a resident: a device that is ready begins a loan to her.
    func scan(_ text: String, for person: ID, _ lender: DeskLender) throws(DeskFault) -> DeskNews {
        let asset = try stored { (store) throws(StoreError) in try store.asset(scanned: text) }
        guard let asset, asset.state == .ready, asset.hub == lender.book.hub else {
            return try scan(text, lender)
        }
        let today = world.today
        let own = try stored { (store) throws(StoreError) in
            try store.reservations(of: person).first {
                $0.model == asset.model && $0.hub == lender.book.hub && $0.days.lowerBound <= today
                    && !$0.isMissed(on: today)
            }
        }
        let ask = DeskHandOutAsk(person: person, reservation: own?.id, scanned: text)
        return .lending(try prepare(ask, lender))
    }
}
