using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Picasso.Contracts.Payments;
using Picasso.Payments.Providers.Stripe;
using Picasso.ServiceDefaults.Authentication;

namespace Picasso.Payments.Serving;

[Authorize]
internal sealed class StripeCardsGrpc(StripeConfirming confirming) : StripeCards.StripeCardsBase
{
    public override async Task<StripeConfirmation> GetConfirmation(GetPurchaseRequest request, ServerCallContext context) =>
        new() { ClientSecret = await confirming.GetSecretAsync(context.GetCaller().UserId, request.PurchaseId, context.CancellationToken) };

    public override async Task<ConfirmResponse> Confirmed(GetPurchaseRequest request, ServerCallContext context)
    {
        await confirming.LookAsync(context.GetCaller().UserId, request.PurchaseId, context.CancellationToken);
        return new ConfirmResponse();
    }
}
