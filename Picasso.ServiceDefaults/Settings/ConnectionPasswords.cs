using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Picasso.Kernel;

namespace Picasso.ServiceDefaults.Settings;

/// <summary>
/// Passwords of engines in separate settings: <c>&lt;password&gt;</c> in <c>ConnectionStrings:X</c> is replaced by <c>Picasso:ConnectionPasswords:X</c>,
/// encoded as the string's form demands. Compose files and charts fill in connection strings by text alone and encode nothing; a password with
/// <c>@</c> or <c>;</c> would end the string early.
/// </summary>
internal static partial class ConnectionPasswords
{
    /// <summary>Configuration section of the passwords, each under the name of its connection string.</summary>
    public const string Section = "Picasso:ConnectionPasswords";

    /// <summary>The placeholder of the password in a connection string.</summary>
    public const string Mark = "<password>";

    private const string Strings = "ConnectionStrings";

    /// <summary>The connection strings with a placeholder, completed with their passwords, by their keys.</summary>
    /// <exception cref="InvalidConfigurationException">The password of a placeholder is not set.</exception>
    public static Dictionary<string, string?> Complete(IConfiguration configuration) => configuration.GetSection(Strings).GetChildren()
        .Where(connection => connection.Value?.Contains(Mark, StringComparison.Ordinal) == true)
        .ToDictionary(connection => connection.Path, connection => (string?)Fill(connection.Key, connection.Value!, configuration[$"{Section}:{connection.Key}"]));

    private static string Fill(string name, string connection, string? password)
    {
        if (password is null)
            throw InvalidConfigurationException.Connection(name, $"asks for a password with {Mark}, and {Section}:{name} is not set");
        return Address().IsMatch(connection)
            ? connection.Replace(Mark, Uri.EscapeDataString(password), StringComparison.Ordinal)
            : InPairs(name, connection, password);
    }

    private static string InPairs(string name, string connection, string password)
    {
        try
        {
            var pairs = new DbConnectionStringBuilder { ConnectionString = connection };
            foreach (var key in pairs.Keys.Cast<string>().Where(key => pairs[key] as string == Mark).ToList())
                pairs[key] = password;
            return pairs.ConnectionString;
        }
        catch (ArgumentException)
        {
            throw InvalidConfigurationException.Connection(name, "is neither an address nor of the form Key=value;Key=value");
        }
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9+.-]*://", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
