using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Picasso.OptionsValidation;

/// <summary>The only way to bind options to the configuration.</summary>
public static class ValidatedOptionsExtensions
{
    /// <summary>Binds options to a section; an invalid value ends the start of the process, with a sentence for each error.</summary>
    /// <typeparam name="TOptions">The options.</typeparam>
    /// <param name="services">The services of the host.</param>
    /// <param name="section">Path of the section, such as "Picasso:Payments:Relay".</param>
    public static OptionsBuilder<TOptions> AddValidatedOptions<TOptions>(this IServiceCollection services, string section)
        where TOptions : class, IValidatedOptions
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TOptions>>(new Validator<TOptions>(section)));
        return services.AddOptions<TOptions>()
            .Configure<IConfiguration>((options, configuration) => OptionsBinder.Bind(options, configuration.GetSection(section)))
            .ValidateOnStart();
    }

    private sealed class Validator<TOptions>(string section) : IValidateOptions<TOptions>
        where TOptions : class, IValidatedOptions
    {
        public ValidateOptionsResult Validate(string? name, TOptions options) =>
            OptionsRules.FailuresOf(options, section) is { Count: > 0 } failures
                ? ValidateOptionsResult.Fail(failures)
                : ValidateOptionsResult.Success;
    }
}
