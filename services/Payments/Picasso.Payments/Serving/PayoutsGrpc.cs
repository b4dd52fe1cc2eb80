using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Picasso.Contracts.Payments;
using Picasso.Payments.Payouts;
using Picasso.Payments.Storing.Rows;
using Picasso.ServiceDefaults.Authentication;
using Money = Picasso.Contracts.Money;

namespace Picasso.Payments.Serving;

[Authorize]
internal sealed class PayoutsGrpc(SellerOnboarding onboarding, PayoutReading reading, PayoutPlanning planning, IOptions<PayoutOptions> options)
    : Contracts.Payments.Payouts.PayoutsBase
{
    public override async Task<PayoutsOverview> GetMine(GetPayoutsRequest request, ServerCallContext context)
    {
        var (seller, cancel) = (context.GetCaller().UserId, context.CancellationToken);
        var account = await onboarding.FindAsync(seller, cancel);
        var forecasts = await planning.ForecastAsync(seller, cancel);
        return new PayoutsOverview
        {
            State = account is null ? PayoutAccountState.None : account.IsActive ? PayoutAccountState.Active : PayoutAccountState.Pending,
            Payouts = { (await reading.ListAsync(seller, cancel)).Select(ToContract) },
            Waiting = { forecasts.Select(next => (next.Amount with { Minor = next.OwedMinor }).ToContract()) },
            Next = { forecasts.Select(ToContract) },
            Hold = options.Value.Hold.ToDuration(),
        };
    }

    public override async Task<StartOnboardingResponse> StartOnboarding(StartOnboardingRequest request, ServerCallContext context) =>
        new() { Url = (await onboarding.StartAsync(context.GetCaller().RequireTrader().UserId, context.CancellationToken)).ToString() };

    private NextPayout ToContract(PayoutForecast next) => new()
    {
        Amount = next.Amount.ToContract(),
        At = next.At?.ToTimestamp(),
        Held = (next.Amount with { Minor = next.HeldMinor }).ToContract(),
        HeldUntil = next.HeldUntil?.ToTimestamp(),
        Open = (next.Amount with { Minor = next.OpenMinor }).ToContract(),
        Minimum = (next.Amount with { Minor = options.Value.MinimumMinor }).ToContract(),
    };

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
