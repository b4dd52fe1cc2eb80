using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Picasso.Contracts.Payments;
using Picasso.Payments.ChargingCards;
using Picasso.Payments.Providers.Sandbox;
using Picasso.ServiceDefaults.Authentication;

namespace Picasso.Payments.Serving;

[Authorize]
internal sealed class SandboxCardsGrpc(CardTokenizing tokenizing, PaymentConfirming confirming) : SandboxCards.SandboxCardsBase
{
    public override Task<TokenizeResponse> Tokenize(TokenizeRequest request, ServerCallContext context)
    {
        var (token, last4) = tokenizing.Tokenize(request);
        return Task.FromResult(new TokenizeResponse { PaymentMethod = token, Last4 = last4 });
    }

    public override async Task<ConfirmResponse> Confirm(ConfirmRequest request, ServerCallContext context)
    {
        await confirming.ConfirmAsync(context.GetCaller().UserId, request.PurchaseId, request.Approve, context.CancellationToken);
        return new ConfirmResponse();
    }
}
