namespace Picasso.Kernel;

/// <summary>A setting is invalid: the start ends with the message, one sentence that names the setting and never contains its value.</summary>
/// <param name="setting">Its key, for example <c>ConnectionStrings:objects</c>.</param>
/// <param name="what">What is wrong with it: the rest of the sentence, without its full stop.</param>
public sealed class InvalidConfigurationException(string setting, string what) : InvalidOperationException($"{setting} {what}.")
{
    /// <summary>The same for a connection string.</summary>
    public static InvalidConfigurationException Connection(string name, string what) => new($"ConnectionStrings:{name}", what);
}
