using System.Data;
using System.Data.Common;
using System.Text.Json.Nodes;
using Dapper;
using Microsoft.Data.Sqlite;
using Picasso.Checker.Rows;

namespace Picasso.Checker.Reading;

/// <summary>Adds the rows of one payment shard to what is known already.</summary>
internal static class ShardReader
{
    private const string Purchases =
        """
        SELECT PurchaseId, Bucket, BuyerId, SellerId, PictureId, TermsVersion, PriceMinor, Currency, FeeMinor, RoyaltyMinor, CreatorId,
               CurrentState, FailureReason, CapturedMinor, CapturedCurrency, UndoneBy,
               coalesce(MovedAt, 0) AS MovedAt FROM purchases
        """;

    private const string Entries = "SELECT EntryId, PurchaseId, Kind, ReversesEntryId, BookedAt FROM ledger_entries";
    private const string Postings = "SELECT EntryId, Line, Account, AmountMinor, Currency FROM ledger_postings";
    private const string Sales = "SELECT PurchaseId, SellerId, BuyerId, PriceMinor, NetMinor, Currency FROM sales";
    private const string Lines = "SELECT UserId, PurchaseId, Kind, AmountMinor, Currency FROM seller_lines";
    private const string Accounts = "SELECT UserId, Currency, BalanceMinor, ReserveMinor FROM seller_accounts";
    private const string Payouts = "SELECT PayoutId, SellerId, AmountMinor, Currency, State FROM payouts";
    private const string Inbox = "SELECT MessageId, Consumer, Bucket FROM inbox";
    private const string Mails = "SELECT Body FROM outbox WHERE Type = 'mail-person.v1'";

    private const string Open = "SELECT count(*) FROM outbox WHERE DoneAt IS NULL";

    /// <summary>One moment of the shard, also while it is written to.</summary>
    public static async Task<Evidence> AddAsync(Evidence known, DbConnection shard)
    {
        // SQLite would take the writers' lock for a transaction that does not say that it only reads.
        await using var moment = shard is SqliteConnection file
            ? file.BeginTransaction(deferred: true)
            : await shard.BeginTransactionAsync(IsolationLevel.RepeatableRead);
        async Task<List<T>> Add<T>(IReadOnlyList<T> before, string sql) => [.. before, .. await shard.QueryAsync<T>(sql, transaction: moment)];
        return known with
        {
            Purchases = await Add(known.Purchases, Purchases),
            Entries = await Add(known.Entries, Entries),
            Postings = await Add(known.Postings, Postings),
            Sales = await Add(known.Sales, Sales),
            StatementEntries = await Add(known.StatementEntries, Lines),
            SellerAccounts = await Add(known.SellerAccounts, Accounts),
            Payouts = await Add(known.Payouts, Payouts),
            Inbox = await Add(known.Inbox, Inbox),
            OpenMessages = known.OpenMessages + await shard.ExecuteScalarAsync<long>(Open, transaction: moment),
            Mails = [.. known.Mails, .. (await shard.QueryAsync<string>(Mails, transaction: moment)).Select(MailOf)],
        };
    }

    private static MailRow MailOf(string body) => new() { Key = JsonNode.Parse(body)!["Key"]!.GetValue<string>() };
}
