using System.Collections.Frozen;
using Google.Protobuf.Reflection;

namespace Picasso.Contracts;

/// <summary>The declarations of every RPC in the contracts.</summary>
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

    /// <summary>Whether the method is read-only. An unknown method counts as a writing one.</summary>
    /// <param name="path">The method in gRPC's form: "/picasso.users.v1.Accounts/GetAccount".</param>
    public static bool IsRead(string path) => s_reads.Contains(path);

    /// <summary>Whether the contract declares the method read-only.</summary>
    public static bool IsRead(MethodDescriptor method) =>
        method.GetOptions()?.IdempotencyLevel == MethodOptions.Types.IdempotencyLevel.NoSideEffects;

    /// <summary>The method in gRPC's form.</summary>
    public static string PathOf(MethodDescriptor method) => $"/{method.Service.FullName}/{method.Name}";
}
