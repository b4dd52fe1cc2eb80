using System.Collections.Frozen;
using Google.Protobuf.Reflection;

namespace Picasso.Contracts;

/// <summary>What the contracts say about every RPC.</summary>
public static class RpcCatalog
{
    /// <summary>The files with services.</summary>
    public static IReadOnlyList<FileDescriptor> Files { get; } =
    [
        Users.UsersReflection.Descriptor, Pictures.PicturesReflection.Descriptor, Payments.PaymentsReflection.Descriptor,
        Reactions.ReactionsReflection.Descriptor, Messages.MessagesReflection.Descriptor, Operations.OperationsReflection.Descriptor,
    ];

    private static readonly FrozenSet<string> s_reads = Files.SelectMany(file => file.Services).SelectMany(service => service.Methods)
        .Where(IsRead).Select(PathOf).ToFrozenSet();

    /// <summary>Whether the method changes nothing. A method that is not known here counts as one that does.</summary>
    /// <param name="path">As gRPC names it: "/picasso.users.v1.Accounts/GetAccount".</param>
    public static bool IsRead(string path) => s_reads.Contains(path);

    /// <summary>Whether the contract declares that the method changes nothing.</summary>
    public static bool IsRead(MethodDescriptor method) =>
        method.GetOptions()?.IdempotencyLevel == MethodOptions.Types.IdempotencyLevel.NoSideEffects;

    /// <summary>The method as gRPC names it.</summary>
    public static string PathOf(MethodDescriptor method) => $"/{method.Service.FullName}/{method.Name}";
}
