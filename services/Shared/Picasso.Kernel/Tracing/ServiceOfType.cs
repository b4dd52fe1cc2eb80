using System.Collections.Concurrent;

namespace Picasso.Kernel.Tracing;

/// <summary>The service of a type, by its namespace: Picasso.Pictures.Queries.Projecting belongs to "pictures-queries".</summary>
public static class ServiceOfType
{
    private const string Root = "Picasso.";

    private static readonly HashSet<string> s_parts = ["Commands", "Queries"];
    private static readonly ConcurrentDictionary<Type, string> s_known = [];

    /// <summary>The service's name; empty for a type of no service.</summary>
    public static string NameOf(Type type) => s_known.GetOrAdd(type, Find);

    private static string Find(Type type)
    {
        var space = (type.IsGenericType ? type.GetGenericArguments()[0] : type).Namespace ?? "";
        if (!space.StartsWith(Root, StringComparison.Ordinal))
            return "";
        var rooms = space[Root.Length..].Split('.');
        return (rooms is [var room, var part, ..] && s_parts.Contains(part) ? $"{room}-{part}" : rooms[0]).ToLowerInvariant();
    }
}
