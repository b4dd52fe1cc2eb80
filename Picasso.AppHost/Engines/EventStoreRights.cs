using System.Text.Json;
using Picasso.Contracts;

namespace Picasso.AppHost.Engines;

/// <summary>The permissions of each service's account at EventStoreDB.</summary>
internal static class EventStoreRights
{
    /// <summary>The services that have an account.</summary>
    public static IReadOnlyList<string> Services { get; } = [ServiceNames.PicturesCommands, ServiceNames.PicturesQueries];

    /// <summary>
    /// The server's default access list, as the data of an event of <c>$settings</c>: both services read, commands alone appends, and nobody but
    /// administrators deletes a stream or changes its metadata. Reading <c>$all</c> is a permission on a stream of the system.
    /// </summary>
    public static string AccessList { get; } = JsonSerializer.Serialize(new Dictionary<string, Dictionary<string, string[]>>
    {
        ["$userStreamAcl"] = List(readers: [.. Services], writers: [ServiceNames.PicturesCommands]),
        ["$systemStreamAcl"] = List(readers: [Administrators, .. Services], writers: [Administrators]),
    });

    private const string Administrators = "$admins";

    // Read, write, delete, read metadata, write metadata.
    private static Dictionary<string, string[]> List(string[] readers, string[] writers) => new()
    {
        ["$r"] = readers, ["$w"] = writers, ["$d"] = [Administrators], ["$mr"] = readers, ["$mw"] = [Administrators],
    };
}
