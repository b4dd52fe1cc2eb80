namespace Picasso.Users.Model;

/// <summary>A unique key of an account beside its id. No two accounts have the same key, also under concurrency.</summary>
internal readonly record struct AccountKey(string Value)
{
    /// <summary>By address, compared without case.</summary>
    public static AccountKey Email(string address) => new($"email:{EmailAddress.Normalize(address)}");

    /// <summary>By external identity.</summary>
    public static AccountKey Login(ExternalLogin login) => new($"login:{login.Provider}:{login.Subject}");

    /// <summary>By the hash of a one-time token.</summary>
    public static AccountKey Token(string hash) => new($"token:{hash}");

    /// <summary>By the skeleton of a public name: confusable names have the same one.</summary>
    public static AccountKey Name(string skeleton) => new($"name:{skeleton}");

    /// <summary>The prefix of the keys of operators.</summary>
    public const string OperatorPrefix = "operator:";

    /// <summary>By the role: one for each operator, so that stores find operators without reading every account.</summary>
    public static AccountKey Operator(string id) => new($"{OperatorPrefix}{id}");

    /// <summary>By session.</summary>
    public static AccountKey Session(string sessionId) => new($"session:{sessionId}");
}
