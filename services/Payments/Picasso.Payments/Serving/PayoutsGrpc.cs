using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Picasso.Contracts.Payments;
using Picasso.Payments.Payouts;
using Picasso.Payments.Storing.Rows;
using Picasso.ServiceDefaults.Authentication;
using Money = Picasso.Contracts.Money;

namespace Picasso.Payments.Serving;

[Authorize]
internal sealed class PayoutsGrpc(SellerOnboarding onboarding, PayoutReading reading, PayoutPlanning planning)
    : Contracts.Payments.Payouts.PayoutsBase
{
    public override async Task<PayoutsOverview> GetMine(GetPayoutsRequest request, ServerCallContext context)
    {
        var (seller, cancel) = (context.GetCaller().UserId, context.CancellationToken);
        var account = await onboarding.FindAsync(seller, cancel);
        return new PayoutsOverview
        {
            State = account is null ? PayoutAccountState.None : account.IsActive ? PayoutAccountState.Active : PayoutAccountState.Pending,
            Payouts = { (await reading.ListAsync(seller, cancel)).Select(ToContract) },
            Waiting = { (await planning.OwedAsync(seller, cancel)).Select(sum => sum.ToContract()) },
        };
    }

    public override async Task<StartOnboardingResponse> StartOnboarding(StartOnboardingRequest request, ServerCallContext context) =>
        new() { Url = (await onboarding.StartAsync(context.GetCaller().RequireTrader().UserId, context.CancellationToken)).ToString() };

    internal static Payout ToContract(SellerPayout row) => new()
    {
        PayoutId = row.PayoutId,
        SellerId = row.SellerId,
        Amount = new Money { Minor = row.AmountMinor, Currency = row.Currency },
        Paid = row.State == PayoutStates.Paid,
        LastError = row.LastError,
        CreatedAt = row.CreatedAt.ToTimestamp(),
        PaidAt = row.PaidAt?.ToTimestamp(),
    };
}
