using Grpc.Core;
using Picasso.Kernel;
using Picasso.ServiceDefaults.Grpc;

namespace Picasso.Services.Tests.ReadingPictures;

internal static class Refusals
{
    /// <summary>The refusal that a call ends with.</summary>
    public static async Task<Refusal> RefusalOf<T>(AsyncUnaryCall<T> call) =>
        (await Should.ThrowAsync<RpcException>(() => call.ResponseAsync)).ToRefusal().ShouldNotBeNull();
}
