import Connections
import Content
import Domain
import Ground
import Screens
import Store

// Labels of devices, from the desk: through the printer that prints slips.
extension Shell {
    /// Prints the label of a device that is in the books.
    func printLabel(of id: ID, _ lender: DeskLender) throws(DeskFault) -> DeskLendingNews {
        let asset = try found(asset: id)
        guard let hub = pack?.hub else { throw .refused(.noRules) }
        try beginPrint(AssetLabel(asset, lender.models, lender.policy, hub))
        return .device(try view(of: asset, lender))
    }

    /// Prints a label that nothing has yet; the device that gets it is put into the books next.
    func printNewLabel(_ lender: DeskLender) throws(DeskFault) -> DeskLendingNews {
        let free = try stored { (store) throws(StoreError) in try store.freeTags(1) }
        guard let tag = free.first, let hub = pack?.hub else { throw .refused(.gone) }
        try beginPrint(AssetLabel(new: tag, lender.policy, hub))
        return try fresh(tag.description, .newDevice(tag.description), lender)
    }

    private func beginPrint(_ label: AssetLabel) throws(DeskFault) {
        guard let sheet = try? LabelSheet([label], on: .a4) else { throw .refused(.lending(.noSuchAsset)) }
        devices?.beginPrint(sheet, at: world.steady)
    }
}
