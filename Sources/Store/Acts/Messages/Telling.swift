import Domain

// What the acts of this store tell residents by themselves. Each message has the id of what causes it.
extension Store {
    /// Tells who sent a form that it is here; without an account there is nobody to tell.
    func tellReceived(
        _ submission: Submission,
        _ reference: Reference,
        _ connection: Connection
    ) throws(StoreError) {
        guard let person = submission.person else { return }
        let notice = Notice(
            id: submission.id,
            key: "request-received/\(submission.id)",
            person: person,
            news: .requestReceived(
                News.Request(reference, service: submission.service),
                promised: submission.promised
            ),
            about: submission.id,
            at: submission.sentAt
        )
        try enqueue(notice, connection)
    }

    /// Tells who sent a request what was done to it, where that concerns her.
    func tell(_ step: CaseStep, _ file: Case, _ connection: Connection) throws(StoreError) {
        guard let person = file.person else { return }
        let request = News.Request(file.reference, service: file.service)
        let news: News
        switch step.act {
        case .ask(let question): news = .informationNeeded(request, question: question)
        case .complete(_, let words): news = .requestCompleted(request, outcome: words)
        case .complaint(.acknowledge): news = .complaintAcknowledged(file.reference, answerBy: file.due)
        case .complaint(.answer): news = .complaintAnswered(file.reference)
        default: return
        }
        let notice = Notice(
            id: step.operation,
            key: "case/\(step.operation)",
            person: person,
            news: news,
            about: file.id,
            at: step.at
        )
        try enqueue(notice, connection)
    }

    /// Tells a person the number of her new account.
    func tellOpened(_ person: Person, _ connection: Connection) throws(StoreError) {
        let notice = Notice(
            id: person.id,
            key: "account-opened/\(person.id)",
            person: person.id,
            news: .accountOpened(person.number),
            about: person.id,
            at: person.openedAt
        )
        try enqueue(notice, connection)
    }

    /// Tells a person that a service knows her new details.
    func tellToldOnce(
        _ service: String,
        of person: ID,
        by act: ID,
        at now: Int64,
        _ connection: Connection
    ) throws(StoreError) {
        let news = News.detailsTold(service: service)
        let notice = Notice(id: act, key: "details-told/\(act)", person: person, news: news, at: now)
        try enqueue(notice, connection)
    }

    /// Tells a person that her wish to be forgotten was answered with no: the reason is read where she is signed in.
    func tellForgettingRefused(
        _ wish: ID,
        of person: ID,
        by act: ID,
        at now: Int64,
        _ connection: Connection
    ) throws(StoreError) {
        let key = "forgetting-refused/\(wish)"
        let notice = Notice(id: act, key: key, person: person, news: .forgettingRefused, at: now)
        try enqueue(notice, connection)
    }

    /// Tells a person that her PIN was changed, so that she can say it was not her.
    func tellPINChanged(
        _ person: ID,
        by act: ID,
        at now: Int64,
        _ connection: Connection
    ) throws(StoreError) {
        let notice = Notice(
            id: act,
            key: "pin-changed/\(act)",
            person: person,
            news: .pinChanged,
            about: person,
            at: now
        )
        try enqueue(notice, connection)
    }
}
