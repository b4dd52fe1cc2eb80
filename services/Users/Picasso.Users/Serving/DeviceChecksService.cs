using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Picasso.Contracts;
using Picasso.Contracts.Users;
using Picasso.Users.Model;

namespace Picasso.Users.Serving;

/// <summary>Answers <c>picasso.users.v1.DeviceChecks</c> to other services.</summary>
[Authorize(Policies.Service)]
internal sealed class DeviceChecksService(IUserStore store, TimeProvider clock) : DeviceChecks.DeviceChecksBase
{
    public override async Task<DeviceStatus> Check(CheckDeviceRequest request, ServerCallContext context)
    {
        var account = await store.FindAsync(request.UserId, context.CancellationToken);
        return new DeviceStatus { Known = account?.FindDevice(request.DeviceTokens, clock.GetUtcNow()) is not null };
    }
}
