using System.Globalization;
using System.Security.Cryptography;

namespace Picasso.Fuzz.Tests;

/// <summary>What a run is repeated and sized by, from the environment.</summary>
internal static class FuzzSettings
{
    /// <summary>PICASSO_FUZZ_SEED: draws every request; another one each time when it is not set.</summary>
    public static int Seed { get; } = Read("PICASSO_FUZZ_SEED") ?? RandomNumberGenerator.GetInt32(int.MaxValue);

    /// <summary>PICASSO_FUZZ_REQUESTS: how many, over HTTP and gRPC together.</summary>
    public static int Requests { get; } = Read("PICASSO_FUZZ_REQUESTS") ?? 20_000;

    /// <summary>PICASSO_FUZZ_FILES: how many mutated files are sent.</summary>
    public static int Files { get; } = Read("PICASSO_FUZZ_FILES") ?? 5_000;

    /// <summary>How long an answer may take.</summary>
    public static TimeSpan Limit { get; } = TimeSpan.FromSeconds(5);

    /// <summary>What one request is drawn from: the same for the same seed, kind and number, whatever runs beside it.</summary>
    public static Random RandomOf(string kind, int number)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{Seed}/{kind}/{number}"), hash);
        return new Random(BitConverter.ToInt32(hash));
    }

    private static int? Read(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
