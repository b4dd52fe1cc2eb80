using Grpc.Core;
using Picasso.Kernel;
using Picasso.ServiceDefaults.Grpc;

namespace Picasso.Pictures.Queries.Tests;

internal static class ErrorAssertions
{
    /// <summary>The error that a call ends with.</summary>
    public static async Task<DomainError> ErrorOf<T>(AsyncUnaryCall<T> call) =>
        (await Should.ThrowAsync<RpcException>(() => call.ResponseAsync)).ToDomainError().ShouldNotBeNull();
}
