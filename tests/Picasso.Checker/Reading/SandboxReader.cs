using Dapper;
using Picasso.Checker.Rows;

namespace Picasso.Checker.Reading;

/// <summary>Reads the file in which the sandbox keeps the provider's side of payments.</summary>
public static class SandboxReader
{
    private const string Payments =
        "SELECT id AS Id, purchase_id AS PurchaseId, state AS State, amount_minor AS Minor, currency AS Currency, fingerprint AS Card FROM payments";

    private const string Refunds = """
        SELECT refunds.id AS Id, payments.purchase_id AS PurchaseId, refunds.state AS State, refunds.amount_minor AS Minor, refunds.currency AS Currency
        FROM refunds JOIN payments ON payments.id = refunds.payment_id
        """;

    private const string Disputes = """
        SELECT payments.purchase_id AS PurchaseId, disputes.state AS State, payments.amount_minor AS Minor, payments.currency AS Currency
        FROM disputes JOIN payments ON payments.id = disputes.payment_id
        """;

    /// <summary>Payments, refunds and disputes. Transfers to sellers are not read: what is checked makes no payout.</summary>
    /// <param name="file">Path of the file.</param>
    public static async Task<ProviderBooks> ReadAsync(string file)
    {
        await using var books = RawStores.File(file);
        var payments = (await books.QueryAsync<Row>(Payments)).ToList();
        return new ProviderBooks
        {
            Intents = [.. payments.Select(row => new ProviderIntent(row.Id, row.PurchaseId, StatusOf(row.State)))],
            Charges = [.. payments.Where(row => row.Moved).Select(row => row.ToMoney())],
            Refunds = [.. (await books.QueryAsync<Row>(Refunds)).Where(row => row.Moved).Select(row => row.ToMoney())],
            Disputes = [.. (await books.QueryAsync<Row>(Disputes)).Select(row => new ProviderDispute(row.PurchaseId, row.Minor, row.Currency, row.State))],
        };
    }

    // A payment that was declined or failed can take no money any more, which Stripe calls "canceled".
    private static string StatusOf(string state) => state is "declined" or "failed" ? "canceled" : state;

    // No record: an empty result does not say the types of its columns.
    private sealed class Row
    {
        public string Id { get; set; } = "";

        public string PurchaseId { get; set; } = "";

        public string State { get; set; } = "";

        public long Minor { get; set; }

        public string Currency { get; set; } = "";

        public string Card { get; set; } = "";

        public bool Moved => State == "succeeded";

        public ProviderMoney ToMoney() => new(Id, PurchaseId, Minor, Currency, Card);
    }
}
