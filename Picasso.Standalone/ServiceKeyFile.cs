using System.Security.Cryptography;
using Picasso.Contracts;
using Picasso.EmbeddedStorage;
using Picasso.ServiceDefaults.Authentication.Services;

namespace Picasso.Standalone;

/// <summary>
/// The service key of an installation without a configured one: a file of the data folder, shared by every process over that folder.
/// </summary>
internal static class ServiceKeyFile
{
    private const string Name = "service-key";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Puts the folder's key into the configuration, unless one is configured.</summary>
    /// <exception cref="StartupConfigurationException">Processes on several machines have no folder in common: they need a configured key.</exception>
    public static void Provide(StandaloneSettings settings, ConfigurationManager configuration)
    {
        if (configuration.GetSection(ServiceKeys.Section).GetChildren().Any())
            return;
        if (settings.IsSplit && (settings.HasReachableServices || CallsOtherMachines(configuration)))
            throw new StartupConfigurationException(
                $"Roles run on several machines, and {ServiceKeys.Section}:0 is missing: set the same 32 random bytes in base64 at every process "
                + "(openssl rand -base64 32; in the environment: Picasso__ServiceKeys__0=…).");
        configuration[$"{ServiceKeys.Section}:0"] = ReadOrMake(Path.GetFullPath(configuration[DataDirectory.Key]!));
    }

    private static bool CallsOtherMachines(ConfigurationManager configuration) => ServiceNames.All
        .SelectMany(name => configuration.GetSection($"Services:{name}:http").GetChildren())
        .Any(entry => Uri.TryCreate(entry.Value, UriKind.Absolute, out var address) && !address.IsLoopback);

    private static string ReadOrMake(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        var path = Path.Combine(folder, Name);
        if (!File.Exists(path))
            Make(path);
        return File.ReadAllText(path).Trim();
    }

    // Two processes may start together: the file that exists first is the key of both.
    private static void Make(string path)
    {
        var draft = $"{path}.{RandomNumberGenerator.GetHexString(16)}.draft";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        using (var file = new FileStream(draft, options))
        {
            file.Write(System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(ServiceKeys.MinBytes))));
            file.Flush(flushToDisk: true);
        }

        FirstFile.TryPlace(draft, path);
    }
}
