using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Picasso.Contracts.Users;

namespace Picasso.Payments.Tests;

/// <summary>Which browsers people signed in with, as Users knows them.</summary>
public sealed class FakeDevices
{
    /// <summary>A person's browser, by its token.</summary>
    public HashSet<(string UserId, string Token)> Known { get; } = [];

    /// <summary>Answers nothing while set, as when Users is down.</summary>
    public bool AreDown { get; set; }
}

[AllowAnonymous]
public sealed class FakeDevicesGrpc(FakeDevices devices) : DeviceChecks.DeviceChecksBase
{
    public override Task<DeviceStatus> Check(CheckDeviceRequest request, ServerCallContext context) => devices.AreDown
        ? throw new RpcException(new Status(StatusCode.Unavailable, "down"))
        : Task.FromResult(new DeviceStatus { Known = request.DeviceTokens.Any(token => devices.Known.Contains((request.UserId, token))) });
}
