using System.Text;
using System.Text.Json;
using Picasso.Checker;
using Picasso.Checker.Rows;
using Picasso.Pictures.Proving;

namespace Picasso.Domain.Tests.Checking;

/// <summary>
/// Hand-made rows of a small marketplace in which everything is right: a picture that its creator sold and its buyer sold on with a
/// royalty, a payment that went back, and a purchase that was refused. Events are sealed as the product seals them.
/// </summary>
internal static class ValidDataset
{
    public const string Picture = "picture-1";
    private const string Creator = "ada", Buyer = "ben", Second = "cem";

    public static Evidence Make()
    {
        var sold = Purchase("p-sold", Buyer, Creator, terms: 2, price: 1000, States.Completed);
        var resold = Purchase("p-resold", Second, Buyer, terms: 4, price: 2000, States.Completed) with { RoyaltyMinor = 100 };
        var refunded = Purchase("p-refunded", Second, Creator, terms: 2, price: 1000, States.Refunded);
        var rejected = Purchase("p-rejected", Second, Creator, terms: 2, price: 1000, States.Rejected)
            with { CapturedMinor = 0, CapturedCurrency = "" };
        var entries = new[]
        {
            Entry(sold, "charge"), Entry(sold, "settlement"), Entry(resold, "charge"), Entry(resold, "settlement"), Entry(resold, "royalty_credited"),
            Entry(refunded, "charge"), Entry(refunded, "refund_due"), Entry(refunded, "refund") with { ReversesEntryId = "p-refunded/charge" },
        };
        return new Evidence
        {
            Events = Events(), LastPosition = Events().Count, Purchases = [sold, resold, refunded, rejected], Entries = entries, Postings =
            [
                .. Lines("p-sold/charge", ("provider-clearing", 1000), ("buyer-clearing", -1000)),
                .. Lines("p-sold/settlement", ("buyer-clearing", 1000), ("seller-payable:ada", -900), ("platform-fee", -100)),
                .. Lines("p-resold/charge", ("provider-clearing", 2000), ("buyer-clearing", -2000)),
                .. Lines(
                    "p-resold/settlement", ("buyer-clearing", 2000), ("seller-payable:ben", -1700), ("platform-fee", -200), ("royalty:ada", -100)),
                .. Lines("p-resold/royalty_credited", ("royalty:ada", 100), ("seller-payable:ada", -100)),
                .. Lines("p-refunded/charge", ("provider-clearing", 1000), ("buyer-clearing", -1000)),
                .. Lines("p-refunded/refund_due", ("buyer-clearing", 1000), ("refunds", -1000)),
                .. Lines("p-refunded/refund", ("refunds", 1000), ("provider-clearing", -1000)),
            ],
            Rules = new ResaleRules { HoldFor = TimeSpan.Zero, Slack = TimeSpan.Zero },
            Payouts = [new PayoutRow { PayoutId = "po-1", SellerId = Creator, AmountMinor = 500, Currency = "EUR", State = "due" }],
            Sales = [Sale(sold), Sale(resold)],
            StatementEntries = [Line(Creator, sold, "sale", 900), Line(Buyer, resold, "sale", 1700), Line(Creator, resold, "royalty", 100)],
            SellerAccounts = [Account(Creator, 1000), Account(Buyer, 1700)],
            Inbox = [.. Enumerable.Range(1, 15).Select(number => new InboxRow { MessageId = $"m-{number}", Consumer = "purchase", Bucket = 7 })],
            Mails = [Mail(sold, "buyer"), Mail(sold, "seller"), Mail(resold, "buyer"), Mail(resold, "seller")],
            Notices =
            [
                Notice(sold.SellerId, "sold", sold), Notice(sold.BuyerId, "bought", sold),
                Notice(resold.SellerId, "sold", resold), Notice(resold.BuyerId, "bought", resold),
            ],
            Provider = new ProviderBooks
            {
                Intents = [Intent(sold), Intent(resold), Intent(refunded), Intent(rejected) with { Status = "canceled" }],
                Charges = [Money(sold), Money(resold), Money(refunded)],
                Refunds = [Money(refunded)],
            },
        };
    }

    /// <summary>The events of the picture, sealed in this order.</summary>
    public static IReadOnlyList<EventRow> Sealed(params (string Type, object Data)[] events)
    {
        var rows = new List<EventRow>();
        string? previous = null;
        foreach (var (type, data) in events)
        {
            var (id, json) = (new Guid(rows.Count + 1, 0, 0, new byte[8]), JsonSerializer.SerializeToUtf8Bytes(data));
            var origin = new EventMetadata("ada", "2026-11-26T00:00:00Z", "rpc:Upload", "");
            var metadata = HashChain.Seal(previous, Picture, rows.Count, id, type, json, origin);
            previous = metadata.Hash;
            rows.Add(new EventRow
            {
                Position = rows.Count + 1, Stream = Picture, Revision = rows.Count, Id = id.ToByteArray(bigEndian: true), Type = type,
                Data = json, Metadata = metadata.Encode(),
            });
        }

        return rows;
    }

    public static (string, object)[] History() =>
    [
        ("picture.uploaded.v1", new { pictureId = "1", ownerId = Creator }),
        ("picture.royalty_fixed.v1", new { basisPoints = 500 }),
        ("picture.listed.v1", new { priceMinor = 1000, currency = "EUR" }),
        Transfer("p-sold", Creator, Buyer, 1000),
        ("picture.listed.v1", new { priceMinor = 2000, currency = "EUR" }),
        Transfer("p-resold", Buyer, Second, 2000),
    ];

    public static (string, object) Transfer(string purchase, string from, string to, long price) => ("picture.ownership_transferred.v1",
        new { purchaseId = purchase, fromOwnerId = from, toOwnerId = to, priceMinor = price, currency = "EUR" });

    private static IReadOnlyList<EventRow> Events() => Sealed(History());

    private static PurchaseRow Purchase(string id, string buyer, string seller, long terms, long price, string state) => new()
    {
        PurchaseId = id, Bucket = 7, BuyerId = buyer, SellerId = seller, PictureId = "1", TermsVersion = terms, PriceMinor = price, Currency = "EUR",
        FeeMinor = price / 10, CreatorId = Creator, CurrentState = state, CapturedMinor = price, CapturedCurrency = "EUR",
    };

    private static MailRow Mail(PurchaseRow of, string to) => new() { Key = $"receipt:{of.PurchaseId}:{to}" };

    private static EntryRow Entry(PurchaseRow of, string kind) =>
        new() { EntryId = $"{of.PurchaseId}/{kind}", PurchaseId = of.PurchaseId, Kind = kind };

    public static IEnumerable<PostingRow> Lines(string entry, params (string Account, long Minor)[] lines) => lines.Select((line, index) =>
        new PostingRow { EntryId = entry, Line = index, Account = line.Account, AmountMinor = line.Minor, Currency = "EUR" });

    private static SaleRow Sale(PurchaseRow of) => new()
    {
        PurchaseId = of.PurchaseId, SellerId = of.SellerId, BuyerId = of.BuyerId, PriceMinor = of.PriceMinor, Currency = "EUR",
    };

    private static StatementEntryRow Line(string user, PurchaseRow of, string kind, long minor) =>
        new() { UserId = user, PurchaseId = of.PurchaseId, Kind = kind, AmountMinor = minor, Currency = "EUR" };

    private static SellerAccountRow Account(string user, long minor) => new() { UserId = user, Currency = "EUR", BalanceMinor = minor };

    private static NoticeRow Notice(string user, string kind, PurchaseRow of) => new() { UserId = user, Key = $"{kind}:{of.PurchaseId}" };

    private static ProviderIntent Intent(PurchaseRow of) => new($"pi-{of.PurchaseId}", of.PurchaseId, "succeeded");

    private static ProviderMoney Money(PurchaseRow of) => new($"money-{of.PurchaseId}", of.PurchaseId, of.CapturedMinor, "EUR", $"card-{of.BuyerId}");
}
