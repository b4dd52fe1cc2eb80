using Picasso.AppHost.Publishing;

namespace Picasso.AppHost.Tests;

/// <summary>A chart whose templates ask for what its values do not have is found before anybody installs it.</summary>
public sealed class ChartCheckTests : IDisposable
{
    private readonly DirectoryInfo _chart = Directory.CreateTempSubdirectory("picasso-chart-");

    public void Dispose() => _chart.Delete(recursive: true);

    [Fact]
    public void Values_that_templates_ask_for_and_the_chart_lacks_are_named()
    {
        Write("values.yaml", "parameters:\n  web:\n    web_image: \"web:latest\"\nsecrets:\n  users:\n    mongodb_users_password: \"\"\nconfig: {}\n");
        Write("templates/web/deployment.yaml", "image: \"{{ .Values.parameters.web.web_image }}\"\n");
        Write("templates/users/secrets.yaml",
            "a: \"{{ .Values.secrets.users.mongodb_users_password }}\"\nb: \"mongodb://{{ .Values.secrets.users.other_password }}@{{ .Values.config.users.host | lower }}\"\n");

        ChartCheck.Missing(_chart).ShouldBe(["config.users.host", "secrets.users.other_password"]);
    }

    [Fact]
    public void A_chart_with_all_its_values_lacks_nothing()
    {
        Write("values.yaml", "config:\n  web:\n    Picasso__PublicUrl: \"\"\n");
        Write("templates/web/config.yaml", "Picasso__PublicUrl: \"{{ .Values.config.web.Picasso__PublicUrl }}\"\n");

        ChartCheck.Missing(_chart).ShouldBeEmpty();
    }

    private void Write(string path, string text)
    {
        var file = new FileInfo(Path.Combine(_chart.FullName, path));
        file.Directory!.Create();
        File.WriteAllText(file.FullName, text);
    }
}
