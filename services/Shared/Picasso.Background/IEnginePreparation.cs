using Picasso.Kernel;

namespace Picasso.Background;

/// <summary>The required schema of an engine before the process serves: collections, indexes, buckets.</summary>
public interface IEnginePreparation
{
    /// <summary>The engine's name in logs.</summary>
    string Engine { get; }

    /// <summary>Creates what is missing. Safe to repeat after any failure, and in several processes at once.</summary>
    /// <exception cref="InvalidConfigurationException">This installation must not start. Every other exception counts as an engine that is not ready
    /// yet.</exception>
    Task PrepareAsync(CancellationToken cancellationToken);
}
