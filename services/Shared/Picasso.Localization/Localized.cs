using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Picasso.Localization;

/// <summary>The texts of a room for code that no container makes; components inject <see cref="IStringLocalizer{T}"/>, which reads the same.</summary>
/// <typeparam name="TRoom">One of the classes in <c>Texts</c>.</typeparam>
public static class Localized<TRoom>
{
    /// <summary>The texts, each in the language of the request that reads it.</summary>
    public static IStringLocalizer Texts { get; } = LocalizedExtensions.Factory.Create(typeof(TRoom));
}

/// <summary>Registers the texts.</summary>
public static class LocalizedExtensions
{
    /// <summary>Texts do not depend on a host: all read them by this one.</summary>
    public static IStringLocalizerFactory Factory { get; } =
        new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance);

    /// <summary>Has components read texts by <see cref="Factory"/>.</summary>
    public static IServiceCollection AddTexts(this IServiceCollection services) => services.AddSingleton(Factory).AddLocalization();
}
