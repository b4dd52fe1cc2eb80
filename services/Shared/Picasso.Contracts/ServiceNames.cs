namespace Picasso.Contracts;

/// <summary>Service names for discovery; the AppHost's resources have the same names.</summary>
public static class ServiceNames
{
    /// <summary>Accounts, sessions, profiles.</summary>
    public const string Users = "users";

    /// <summary>The write side of pictures.</summary>
    public const string PicturesCommands = "pictures-commands";

    /// <summary>The read side of pictures.</summary>
    public const string PicturesQueries = "pictures-queries";

    /// <summary>Quotes, purchases, ledger.</summary>
    public const string Payments = "payments";

    /// <summary>Likes, comments, follows.</summary>
    public const string Reactions = "reactions";

    /// <summary>Chat and notifications.</summary>
    public const string Messages = "messages";

    /// <summary>The web front end.</summary>
    public const string Web = "web";

    /// <summary>The services, without the web.</summary>
    public static IReadOnlyList<string> All { get; } = [Users, PicturesCommands, PicturesQueries, Payments, Reactions, Messages];
}
