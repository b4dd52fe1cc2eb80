using Google.Protobuf.WellKnownTypes;
using Picasso.Contracts.Payments;
using Picasso.Kernel;
using Picasso.Payments.Purchasing;
using Picasso.Payments.ReadingSales;
using Picasso.Payments.Selling;
using Picasso.Payments.Storing.Rows;
using OperatorAct = Picasso.Contracts.Payments.OperatorAct;
using OperatorActRow = Picasso.Payments.Storing.Rows.OperatorAct;
using PurchaseOperating = Picasso.Payments.OperatorActions.PurchaseOperating;

namespace Picasso.Payments.Serving;

/// <summary>Maps statements and the views of operators to the contract.</summary>
internal static class OperationsMapping
{
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(3660);

    public static StuckPurchase ToStuck(this PurchaseSaga purchase) => new()
    {
        Purchase = purchase.ToContract(),
        LastError = purchase.LastError,
        Attempts = purchase.Attempts,
        DueAt = purchase.DueAt?.ToTimestamp(),
        CanRefund = PurchaseOperating.CanRefund(purchase),
    };

    public static OperatorAct ToContract(this OperatorActRow act) => new()
    {
        PurchaseId = act.PurchaseId,
        OperatorId = act.OperatorId,
        Kind = act.Kind,
        Reason = act.Reason,
        At = act.At.ToTimestamp(),
    };

    public static StatementLine ToContract(this StatementEntry line, Money balance) => new()
    {
        At = line.BookedAt.ToTimestamp(),
        Kind = line.Kind,
        PurchaseId = line.PurchaseId,
        PictureId = line.PictureId,
        Title = line.Title,
        Amount = new Money(line.AmountMinor, line.Currency).ToContract(),
        Balance = balance.ToContract(),
    };

    /// <exception cref="DomainException">"period_invalid", "currency_unsupported".</exception>
    public static StatementPeriod ToPeriod(this GetStatementRequest request, string userId)
    {
        if (!Currency.Traded.Contains(request.Currency))
            throw DomainError.Invalid("currency_unsupported", "There are no statements in this currency.", "currency").ToException();
        if (request.From is null || request.To is null || request.To <= request.From
            || request.To.ToDateTimeOffset() - request.From.ToDateTimeOffset() > s_longest)
            throw DomainError.Invalid("period_invalid", "A period begins before it ends.", "from").ToException();
        return new StatementPeriod(userId, request.Currency, request.From.ToDateTimeOffset(), request.To.ToDateTimeOffset());
    }
}
