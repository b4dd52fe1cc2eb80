using Dapper;

namespace Picasso.Payments.Providers.Sandbox;

// Disputed payments. Money is returned at most once: a refunded payment cannot be disputed, and a disputed or lost one cannot be refunded.
internal sealed partial class SandboxEntries
{
    public IReadOnlyList<SandboxDispute> DisputesSince(DateTimeOffset before) =>
    [
        .. connection.Query<SandboxDispute>(
            """
            SELECT id AS PaymentId, purchase_id AS PurchaseId, behaviour, amount_minor AS AmountMinor, currency, created_at AS CreatedAt
            FROM payments
            WHERE behaviour IN ('DisputedAndLost', 'DisputedAndWon') AND created_at <= @before AND state = 'succeeded'
              AND id NOT IN (SELECT payment_id FROM disputes_heard)
            """,
            new { before = before.ToUnixTimeMilliseconds() }, transaction),
    ];

    public void MarkReported(string paymentId) => connection.Execute(
        "INSERT OR IGNORE INTO disputes_heard (payment_id) VALUES (@paymentId)", new { paymentId }, transaction);

    /// <summary>Opens the dispute of a payment, unless the payment was refunded; an existing dispute stays unchanged.</summary>
    /// <returns>Whether there is a dispute.</returns>
    public bool OpenDispute(string paymentId)
    {
        if (DisputeOf(paymentId) is not null)
            return true;
        if (RefundedOf(paymentId, exceptKey: "") > 0)
            return false;
        connection.Execute(
            "INSERT INTO disputes (payment_id, state) VALUES (@paymentId, @state)", new { paymentId, state = SandboxStates.Open }, transaction);
        return true;
    }

    public void EndDispute(string paymentId, bool won) => connection.Execute(
        "UPDATE disputes SET state = @state WHERE payment_id = @paymentId",
        new { paymentId, state = won ? SandboxStates.Won : SandboxStates.Lost }, transaction);

    /// <summary>The state of a payment's dispute; null when there is none.</summary>
    public string? DisputeOf(string paymentId) => connection.QuerySingleOrDefault<string>(
        "SELECT state FROM disputes WHERE payment_id = @paymentId", new { paymentId }, transaction);
}
