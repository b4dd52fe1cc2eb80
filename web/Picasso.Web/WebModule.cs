using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Picasso.Contracts;
using Picasso.Kernel.Tracing;
using Picasso.Localization;
using Picasso.ServiceDefaults.Authentication.Services;
using Picasso.ServiceDefaults.PublicAddress;
using Picasso.Web.Caching;
using Picasso.Web.Components;
using Picasso.Web.Conversing;
using Picasso.Web.Forwarding;
using Picasso.Web.Hosting;
using Picasso.Web.Indexing;
using Picasso.Web.Installing;
using Picasso.Web.Languages;
using Picasso.Web.Mailing;
using Picasso.Web.Operating;
using Picasso.Web.MyPictures;
using Picasso.Web.Paying;
using Picasso.Web.Reacting;
using Picasso.Web.Scheduling;
using Picasso.Web.Selling;
using Picasso.Web.Galleries;
using Picasso.Web.SigningIn;
using Picasso.Web.SiteTexts;
using Picasso.Web.Uploading;
using Picasso.Web.Viewing;
using Picasso.Web.Live;

namespace Picasso.Web;

/// <summary>Composes the web front end into its own process: it calls the services by name only.</summary>
public static class WebModule
{
    /// <summary>Registers the front end. The host adds the service defaults (discovery, telemetry) before.</summary>
    public static IHostApplicationBuilder AddWeb(this IHostApplicationBuilder builder)
    {
        // Outside Development a program that was built, not published, also has static files in the build's folders. They are served as they were built,
        // compressed; in Development they may change while it runs, and are read anew each time.
        if (builder is WebApplicationBuilder web)
            StaticWebAssetsLoader.UseStaticWebAssets(web.Environment, web.Configuration);
        if (!builder.Environment.IsDevelopment())
            builder.Configuration.AddInMemoryCollection([new("ReloadStaticAssetsAtRuntime", "false")]);
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddServiceIdentity(ServiceNames.Web);
        services.AddTrustedProxies(builder.Configuration);
        services.AddPublicSite();
        services.AddSingleton<CardProvider>();
        services.AddSingleton<Flash>();
        services.AddScoped<MailLanguage>();
        services.AddRedirects();
        services.AddHttpContextAccessor();
        services.AddTexts();
        builder.AddSessions();
        services.AddServiceClients();
        services.AddServiceForwarding();
        services.AddExceptionHandler<UnauthenticatedExceptionHandler>();
        services.AddCountedOutputCache();
        services.AddPageCompression();
        // The framework logs a stack trace for each forged token, which any client can send.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery.DefaultAntiforgery", LogLevel.Critical);
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "picasso.form";
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddPageCaching();
        services.AddViewCounting();
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddScoped<Closing.ClosingReader>().AddScoped<People>().AddScoped<CardReader>().AddScoped<GalleryReader>().AddScoped<RelatedReader>().AddScoped<PictureSender>().AddScoped<PartSender>().AddScoped<DraftPublishing>().AddScoped<BulkChanges>().AddScoped<Insights.InsightsReader>();
        services.AddScoped<Live.PersonFeed>().AddScoped<Conversing.ConversationReader>().AddScoped<Notifying.UnreadReader>().AddScoped<Notifying.NotificationReader>();
        services.AddScoped<Operating.SystemHealth>().AddScoped<Operating.SystemMetrics>().AddScoped<Operating.QuarantinedStreamsReader>();
        services.AddSiteTexts();
        services.AddSingleton<UploadLimitsReader>();
        services.AddSingleton<SellerTermsReader>();
        services.AddSingleton<MailBoxAccess>();
        services.AddConnectionLimits();
        services.AddSingleton<LiveFeed>().AddHostedService<LiveReader>();
        return builder;
    }

    /// <summary>Maps pages, static files, and the public endpoints of the services behind the web.</summary>
    public static WebApplication MapWeb(this WebApplication app)
    {
        app.UseTrustedProxies();
        app.UsePublicScheme();
        app.Use((context, next) =>
        {
            Activity.Current.SetTagIfMissing(TelemetryTags.Service, ServiceNames.Web);
            return next(context);
        });
        app.UseSecurityHeaders();
        app.UseHostCheck();
        app.UseResponseCompression();
        app.UseReaderLanguage();
        app.UseErrorPages();
        app.UseReaderCheck();
        app.UseReadableForms();
        app.UseRouting();
        app.UseNotFoundForMalformedIds();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseLongRequests();
        app.UseOutputCache();
        app.UseViewCounting();
        app.UsePageCaching();
        app.UseAntiforgery();
        app.RefuseOutdatedForms();
        MapEndpoints(app);
        return app;
    }

    private static void MapEndpoints(WebApplication app)
    {
        app.MapStaticAssets();
        app.MapServiceForwarding();
        app.MapLive();
        var routes = app.MapGroup("").AnswersHead();
        routes.MapFragments();
        routes.MapReacting();
        routes.MapConversing();
        routes.MapOwning();
        routes.MapBulk();
        routes.MapPortfolio();
        routes.MapPayouts();
        routes.MapStatements();
        routes.MapOperating();
        routes.MapUpload();
        routes.MapSchedules();
        routes.MapSigningOut();
        routes.MapPreferences();
        routes.MapIndexing();
        routes.MapInstalling();
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null)
            .WithStaticAssets()
            .KeepPublicPagesStatic()
            .AnswersHead();
    }
}
