using Picasso.Kernel;

namespace Picasso.Background;

/// <summary>What an engine has to hold before the process serves: collections, indexes, buckets.</summary>
public interface IEnginePreparation
{
    /// <summary>The engine, as logs name it.</summary>
    string Engine { get; }

    /// <summary>Creates what is missing. Safe to repeat after any failure, and in several processes at once.</summary>
    /// <exception cref="InvalidConfigurationException">This installation must not start. Every other exception is taken for an engine that is late.</exception>
    Task PrepareAsync(CancellationToken cancellationToken);
}
