using Grpc.Core;
using MassTransit;

namespace Picasso.Architecture.Tests.Rules;

/// <summary>How types at the edges of a service look.</summary>
internal static class Shapes
{
    /// <summary>gRPC classes and consumers that somebody else could see or derive from.</summary>
    public static IReadOnlyList<string> OpenEdges(IEnumerable<Type> types) =>
        [.. types.Where(type => type is { IsClass: true, IsAbstract: false } && IsEdge(type))
            .Where(type => type.IsVisible || !type.IsSealed)
            .Select(type => $"{type.FullName} is not internal and sealed")];

    /// <summary>Public types of a service's library beside its module: everything else is internal.</summary>
    public static IReadOnlyList<string> NeedlesslyPublic(IEnumerable<Type> types) =>
        [.. types.Where(type => type.IsVisible && !IsModule(type) && !IsMadeByATool(type))
            .Select(type => $"{type.FullName} is public")];

    public static bool IsGrpcService(Type type) => GrpcBaseOf(type) is not null;

    /// <summary>The generated base class of a gRPC class.</summary>
    public static Type? GrpcBaseOf(Type type)
    {
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
            if (parent.IsDefined(typeof(BindServiceMethodAttribute), inherit: false))
                return parent;
        return null;
    }

    private static bool IsEdge(Type type) => IsGrpcService(type) || typeof(IConsumer).IsAssignableFrom(type);

    private static bool IsModule(Type type) => type is { IsAbstract: true, IsSealed: true }
        && type.Name.EndsWith("Module", StringComparison.Ordinal);

    private static bool IsMadeByATool(Type type) =>
        type.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute), inherit: false)
        || type.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute), inherit: false);
}
