using Grpc.Core;
using Picasso.Contracts.Payments;
using Picasso.ServiceDefaults.Authentication;

namespace Picasso.Users.Tests;

/// <summary>Payments, as far as Users asks it.</summary>
internal sealed class FakePurchases : Purchases.PurchasesBase
{
    public bool Open { get; set; }

    public bool IsDown { get; set; }

    public string? AskedBy { get; private set; }

    public override Task<BeginClosingResponse> BeginClosing(BeginClosingRequest request, ServerCallContext context)
    {
        if (IsDown)
            throw new RpcException(new Status(StatusCode.Unavailable, "down"));
        AskedBy = context.GetCaller().UserId;
        return Task.FromResult(new BeginClosingResponse { Open = Open });
    }
}
