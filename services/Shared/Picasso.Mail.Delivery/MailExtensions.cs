using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Picasso.DocumentStorage;
using Picasso.EmbeddedStorage;
using Picasso.Kernel;
using Picasso.Mail.Delivery.Mongo;
using Picasso.Mail.Delivery.Queueing;
using Picasso.Mail.Delivery.Sqlite;
using Picasso.OptionsValidation;

namespace Picasso.Mail.Delivery;

/// <summary>Adds mail to a process.</summary>
public static class MailExtensions
{
    /// <summary>
    /// Adds <see cref="IMailer"/> and <see cref="IMailBox"/>. With <c>Picasso:Mail:Smtp:Host</c> set a relay delivers what is queued;
    /// else everything stays in the local mail box. Adding it twice is the same as once.
    /// </summary>
    public static IHostApplicationBuilder AddMail(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        if (services.Any(service => service.ServiceType == typeof(IMailQueue)))
            return builder;
        services.AddValidatedOptions<SmtpOptions>(SmtpOptions.Section);
        services.AddValidatedOptions<MailBoxOptions>(MailBoxOptions.Section);
        if (builder.HasDocuments())
            builder.AddDocuments().AddDocumentSchema<MongoMailSchema>().Services.AddSingleton<IMailQueue, MongoMailQueue>();
        else
            services.AddEmbeddedOutages().AddSingleton<IMailQueue, SqliteMailQueue>();
        services.AddSingleton<Signal<IMailQueue>>();
        services.TryAddSingleton<IMailer, QueueingMailer>();
        services.TryAddSingleton<IMailBox, LocalMailBox>();
        services.TryAddSingleton<IMailSender, SmtpSender>();
        services.TryAddSingleton<SmtpAvailability>();
        if (!string.IsNullOrWhiteSpace(builder.Configuration[$"{SmtpOptions.Section}:{nameof(SmtpOptions.Host)}"]))
            services.AddHealthChecks().AddCheck<SmtpAvailability>(SmtpAvailability.Name);
        services.AddHostedService<MailRelay>();
        return builder;
    }
}
