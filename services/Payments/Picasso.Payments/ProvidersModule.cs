using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Picasso.OptionsValidation;
using Picasso.Payments.ChargingCards;
using Picasso.Payments.Payouts;
using Picasso.Payments.Providers;
using Picasso.Payments.Providers.Sandbox;
using Picasso.Payments.Providers.Stripe;
using Picasso.Payments.Quoting;
using Picasso.Payments.Serving;
using Picasso.ServiceDefaults.Hosting;
using Picasso.ServiceDefaults.Telemetry;

namespace Picasso.Payments;

/// <summary>Chooses the payment provider, by <see cref="PaymentProviders"/>.</summary>
internal static class ProvidersModule
{
    public static void AddProvider(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IProviderInbox, ProviderInbox>().AddSingleton<PurchaseWakeUp>().AddSingleton<AuthenticationCompletion>();
        var named = PaymentProviders.Of(builder.Configuration, builder.Environment);
        builder.Services.PostConfigure<PaymentsOptions>(options => options.Provider = named);
        if (named == PaymentProviders.Stripe)
            AddStripe(builder.Services);
        else
            AddSandbox(builder.Services);
    }

    public static void MapProvider(this IEndpointRouteBuilder app)
    {
        if (app.ServiceProvider.GetRequiredService<IOptions<PaymentsOptions>>().Value.Provider == PaymentProviders.Stripe)
            StripeWebhooks.Map(app);
        else
            app.MapGrpcService<SandboxCardsGrpc>();
    }

    private static void AddSandbox(IServiceCollection services)
    {
        services.AddValidatedOptions<SandboxOptions>(SandboxOptions.Section);
        services.AddSingleton<SandboxTransactions>().AddSingleton<SandboxProvider>();
        services.TryAddSingleton<IPaymentProvider>(provider => provider.GetRequiredService<SandboxProvider>());
        services.AddSingleton<IProviderTransactions, SandboxTransactionReader>().AddSingleton<ISellerAccounts, SandboxSellers>();
        services.AddSingleton<IPurchaseLookup>(provider => provider.GetRequiredService<PaymentProviderGateway>());
        services.AddHostedService<SandboxDisputes>();
        services.AddSingleton<IStrongCustomerAuthentication, SandboxQuestions>();
        services.AddSingleton<CardTokenizing>().AddSingleton<PaymentConfirming>();
    }

    private static void AddStripe(IServiceCollection services)
    {
        services.AddValidatedOptions<StripeOptions>(StripeOptions.Section);
        services.TryAddSingleton<CacheMetrics>();
        services.AddSingleton<StripeAvailability>().AddSingleton<StripeConnection>().AddSingleton<StripeCache>();
        services.AddHealthChecks().AddCheck<StripeAvailability>(StripeAvailability.Name);
        services.AddSingleton<StripeIntents>().AddSingleton<StripeRefunds>().AddSingleton<StripeEventProcessor>();
        services.AddSingleton<StripeProvider>();
        services.TryAddSingleton<IPaymentProvider>(provider => provider.GetRequiredService<StripeProvider>());
        services.AddSingleton<IProviderTransactions, StripeTransactions>().AddSingleton<ISellerAccounts, StripeSellers>();
        services.AddSingleton<IStrongCustomerAuthentication, StripeQuestions>();
        services.AddSingleton<ISellerAccountChanges>(provider => provider.GetRequiredService<SellerOnboarding>());
    }
}
