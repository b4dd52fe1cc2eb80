using Picasso.Checker;
using Picasso.Checker.Rows;

namespace Picasso.Domain.Tests.Checking;

/// <summary>What a bug, or somebody with access to the stores, may have done to sound books: what, which invariant it breaks, and how.</summary>
internal static class SeededViolations
{
    public static IReadOnlyList<(string What, string Invariant, Func<Evidence, Evidence> Do)> All { get; } =
    [
        ("a transfer from somebody who did not own it", "I1", it => Rewritten(it, 3, ValidDataset.Transfer("p-sold", "eve", "ben", 1000))),
        ("a transfer to nobody", "I1", it => Rewritten(it, 5, ValidDataset.Transfer("p-resold", "ben", "", 2000))),
        ("an upload over an owner", "I1", it => Rewritten(it, 2, ("picture.uploaded.v1", new { pictureId = "1", ownerId = "eve" }))),

        ("a line of another amount", "I2", it => it with { Postings = Edit(it.Postings, 0, row => row with { AmountMinor = 1001 }) }),
        ("a line of another currency", "I2", it => it with { Postings = Edit(it.Postings, 1, row => row with { Currency = "USD" }) }),
        ("an entry that is lost", "I2", it => it with { Entries = Without(it.Entries, 0) }),

        ("a purchase that does not end", "I3", it => Purchase(it, 0, row => row with { CurrentState = "Paid" })),
        ("a second charge", "I3", it => Paid(it, new ProviderMoney("again", "p-sold", 1000, "EUR"))),
        ("a charge of a purchase that was refused", "I3", it => Paid(it, new ProviderMoney("late", "p-rejected", 1000, "EUR"))),
        ("a charge of no purchase", "I3", it => Paid(it, new ProviderMoney("stray", "p-none", 1000, "EUR"))),
        ("a refund of a part only", "I3", it => Returned(it, new ProviderMoney("part", "p-refunded", 999, "EUR"))),
        ("a refund that never came", "I3", it => it with { Provider = it.Provider with { Refunds = [] } }),
        ("a transfer that never came", "I3", it => it with { Events = ValidDataset.Sealed(ValidDataset.History()[..5]), LastPosition = 5 }),
        ("a payment that may still be charged", "I3", it => it with
        {
            Provider = it.Provider with { Intents = Edit(it.Provider.Intents, 3, row => row with { Status = "processing" }) },
        }),
        ("a purchase in two shards", "I3", it => it with { Purchases = [.. it.Purchases, it.Purchases[0]] }),
        ("a charge that is not booked", "I3", it => it with
        {
            Entries = Without(it.Entries, 0), Postings = [.. it.Postings.Where(row => row.EntryId != "p-sold/charge")],
        }),

        ("money that a bank and we gave back", "I3", it => it with
        {
            Provider = it.Provider with { Disputes = [new ProviderDispute("p-refunded", 1000, "EUR", "lost")] },
        }),
        ("a payout that was sent twice", "I3", it => Sent(it, "po-1", "po-1")),
        ("a transfer of no payout", "I3", it => Sent(it, "po-2")),
        ("a payout of another amount", "I3", it => it with
        {
            Provider = it.Provider with { Transfers = [new ProviderTransfer("tr", "po-1", "ada", 501, "EUR")] },
        }),
        ("a reserve that is not in the books", "I5", it => it with
        {
            SellerAccounts = Edit(it.SellerAccounts, 0, row => row with { ReserveMinor = 5 }),
        }),

        ("a sale that is recorded twice", "I5", it => it with { Sales = [.. it.Sales, it.Sales[0]] }),
        ("a sale that its seller does not see", "I5", it => it with { Sales = Without(it.Sales, 0) }),
        ("an entry that is booked twice", "I5", it => it with
        {
            Entries = [.. it.Entries, it.Entries[1] with { EntryId = "again" }],
            Postings = [.. it.Postings, .. ValidDataset.Lines("again", ("buyer-clearing", 0))],
        }),
        ("a line of a statement that is posted twice", "I5", it => it with { StatementEntries = [.. it.StatementEntries, it.StatementEntries[2]] }),
        ("an account that counts a sale twice", "I5", it => it with
        {
            SellerAccounts = Edit(it.SellerAccounts, 0, row => row with { BalanceMinor = 1900 }),
        }),
        ("a message that is remembered twice", "I5", it => it with { Inbox = [.. it.Inbox, it.Inbox[0]] }),
        ("no inbox", "I5", it => it with { Inbox = [] }),
        ("a notification that comes twice", "I5", it => it with { Notices = [.. it.Notices, it.Notices[0]] }),
        ("a notification of what did not happen", "I5", it => it with
        {
            Notices = [.. it.Notices, new NoticeRow { UserId = "cem", Key = "bought:p-refunded" }],
        }),
        ("a receipt that nobody asked for", "I5", it => it with { Mails = Without(it.Mails, 0) }),

        ("an event that was changed", "I6", it => it with
        {
            Events = Edit(it.Events, 3, row => row with { Data = it.Events[5].Data }),
        }),
        ("an event that was taken out", "I6", it => it with { Events = Without(it.Events, 1) }),
        ("the last event taken off", "I6", it => it with { Events = Without(it.Events, 5) }),
        ("an event that was another one before", "I6", it => it with
        {
            Earlier = it with { Events = Edit(it.Events, 1, row => row with { Type = "picture.described.v1" }) },
        }),
        ("an entry that was there before", "I6", it => it with
        {
            Earlier = it with { Entries = [.. it.Entries, new EntryRow { EntryId = "gone" }] },
        }),
        ("a line that was another one before", "I6", it => it with
        {
            Earlier = it with { Postings = Edit(it.Postings, 0, row => row with { AmountMinor = 5 }) },
        }),
        ("a refund that names no charge", "I6", it => Entry(it, 7, row => row with { ReversesEntryId = null })),
        ("a refund that names another purchase's charge", "I6", it => Entry(it, 7, row => row with { ReversesEntryId = "p-sold/charge" })),
        ("a line that was taken out", "I6", it => it with { Postings = Without(it.Postings, 2) }),

        ("a price that was never offered", "I7", it => Purchase(it, 3, row => row with { PriceMinor = 900 })),
        ("a quote of a version without an offer", "I7", it => Purchase(it, 3, row => row with { TermsVersion = 3 })),
        ("another seller than the owner", "I7", it => Purchase(it, 3, row => row with { SellerId = "eve" })),
        ("more taken than was quoted", "I7", it => Charge(it, row => row with { Minor = 1001 })),
        ("another currency taken", "I7", it => Charge(it, row => row with { Currency = "USD" })),
        ("a transfer at another price", "I7", it => Rewritten(it, 3, ValidDataset.Transfer("p-sold", "ada", "ben", 900))),
        ("a royalty that the creator did not fix", "I7", it => Purchase(it, 1, row => row with { RoyaltyMinor = 50 })),

        ("a resale at arm's length that came too early", "C19", it => it with { Rules = it.Rules with { HoldFor = TimeSpan.FromDays(1) } }),
        ("a resale at arm's length far below what was paid", "C19", it => Rewritten(it, 5, ValidDataset.Transfer("p-resold", "ben", "cem", 799))),
        ("a resale at arm's length with the seller's card", "C19", it => it with
        {
            Provider = it.Provider with { Charges = [.. it.Provider.Charges.Select(money => money with { Card = "one" })] },
        }),
        ("a resale at arm's length far below what was paid, on the day on which disputes still count", "C19", it => Rewritten(
            it with { Rules = it.Rules with { Window = TimeSpan.FromDays(1) } }, 5, ValidDataset.Transfer("p-resold", "ben", "cem", 799))),
        ("a lost dispute that stops at a conditional resale", "C19", it => it with
        {
            Events = ValidDataset.Sealed(
            [
                .. ValidDataset.History(),
                ("picture.resale_conditional.v1", new { purchaseId = "p-resold", dependsOnPurchaseId = "p-sold", until = "2027-01-01T00:00:00Z" }),
                ("picture.unfrozen.v1", new { purchaseId = "p-sold", reason = "picture_resold" }),
            ]),
        }),
        ("a purchase that went back under a resale that did not", "C19", it => it with
        {
            Events = ValidDataset.Sealed(
                [.. ValidDataset.History(), ("picture.ownership_reversed.v1", new { purchaseId = "p-sold", fromOwnerId = "cem", toOwnerId = "ada" })]),
        }),
        ("an owner who was refunded", "C19", it => Purchase(it, 1, row => row with { CurrentState = States.Refunded, FailureReason = "resale_undone" })),
        ("an undone resale that is still complete", "C19", it => Purchase(it, 1, row => row with { UndoneBy = "p-sold" })),
    ];

    private static Evidence Sent(Evidence it, params string[] payouts) => it with
    {
        Provider = it.Provider with
        {
            Transfers = [.. payouts.Select((payout, number) => new ProviderTransfer($"tr-{number}", payout, "ada", 500, "EUR"))],
        },
    };

    private static Evidence Rewritten(Evidence it, int revision, (string, object) instead)
    {
        var history = ValidDataset.History();
        history[revision] = instead;
        return it with { Events = ValidDataset.Sealed(history) };
    }

    private static Evidence Purchase(Evidence it, int index, Func<PurchaseRow, PurchaseRow> edit) =>
        it with { Purchases = Edit(it.Purchases, index, edit) };

    private static Evidence Entry(Evidence it, int index, Func<EntryRow, EntryRow> edit) => it with { Entries = Edit(it.Entries, index, edit) };

    private static Evidence Charge(Evidence it, Func<ProviderMoney, ProviderMoney> edit) =>
        it with { Provider = it.Provider with { Charges = Edit(it.Provider.Charges, 0, edit) } };

    private static Evidence Paid(Evidence it, ProviderMoney more) =>
        it with { Provider = it.Provider with { Charges = [.. it.Provider.Charges, more] } };

    private static Evidence Returned(Evidence it, ProviderMoney instead) => it with { Provider = it.Provider with { Refunds = [instead] } };

    private static List<T> Edit<T>(IReadOnlyList<T> rows, int index, Func<T, T> edit) => [.. rows.Select((row, at) => at == index ? edit(row) : row)];

    private static List<T> Without<T>(IReadOnlyList<T> rows, int index) => [.. rows.Where((_, at) => at != index)];
}
