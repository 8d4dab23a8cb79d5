public import Domain
public import Ground

// Where a device is needed.
extension Store {
    /// The hub at which somebody waits for a device that stands at its own, where nobody waits; nil for none.
    ///
    /// Staff send it, or keep it: a device that its own hub has promised is not named, nor one that it keeps for people
    /// who walk in. Who could not be served today is not waited for.
    /// - Parameters:
    ///   - asset: the device.
    ///   - book: the book of its hub.
    ///   - today: the day at the hub.
    /// - Returns: the code of the other hub.
    /// - Throws: `StoreError`.
    public func wanted(
        _ asset: Asset,
        _ book: LendingBook,
        on today: CivilDate
    ) throws(StoreError) -> String? {
        guard asset.hub == book.hub, asset.state == .ready || asset.state == .preparing else { return nil }
        var device = HeldDevice(
            id: asset.id,
            home: asset.hub,
            state: .onShelf,
            queue: try everyQueue(for: asset.model, on: today),
            isHomeFirst: true
        )
        guard (try? device.takeIn(at: asset.hub, today: today, until: today)) != nil,
            case .onItsWay(let hold) = device.state, let there = device.queue[hold]?.pickup
        else { return nil }
        return try isSpare(asset, book, on: today) ? there : nil
    }

    /// Those who wait for a model at any hub and could be served, in the order of their turns.
    private func everyQueue(for model: String, on today: CivilDate) throws(StoreError) -> HoldQueue {
        let waiting = try holds("model = ?1 AND state = 'waiting'", .text(model))
        return HoldQueue(waiting: waiting.filter { !$0.isPassedOver(on: today) })
    }

    /// Whether the hub of a device can keep all it has promised, and what it keeps for people who walk in, without it.
    private func isSpare(
        _ asset: Asset,
        _ book: LendingBook,
        on today: CivilDate
    ) throws(StoreError) -> Bool {
        let shelf = try shelf(of: asset.model, at: asset.hub)
        let promises = shelf.promises(on: today)
        do throws(OpeningCalendar.Refusal) {
            let all = try shelf.devices(book, on: today)
            let without = try shelf.devices(book, on: today, without: asset.id)
            let (kept, left) = (
                Packing.devices(for: promises, among: all), Packing.devices(for: promises, among: without)
            )
            let standing = shelf.assets.count { $0.state == .ready && $0.id != asset.id }
            return left.count == kept.count && standing >= book.walkInFloors[asset.model] ?? 0
        } catch { return false }
    }
}
