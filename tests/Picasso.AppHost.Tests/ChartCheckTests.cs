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

    [Fact]
    public void A_template_that_is_no_object_of_a_cluster_is_named()
    {
        Write("Chart.yaml", "apiVersion: v2\nname: picasso\n");
        Write("values.yaml", "a: b\n");
        Write("templates/web/deployment.yaml", "apiVersion: apps/v1\nkind: Deployment\nmetadata: {}\n");
        Write("templates/web/service.yaml", "a: [b\nc: d\n");

        ChartCheck.Flaws(_chart).ShouldBe([
            "Chart.yaml has no version", "templates/web/deployment.yaml has no metadata.name", "templates/web/service.yaml is no YAML",
        ]);
    }

    [Fact]
    public void A_chart_of_objects_has_no_flaws_whatever_expressions_it_holds()
    {
        Write("Chart.yaml", "apiVersion: v2\nname: picasso\nversion: 0.1.0\n");
        Write("values.yaml", "a: b\n");
        Write("templates/web/deployment.yaml",
            "{{- if .Values.web }}\napiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: \"web-{{ .Release.Name }}\"\nspec:\n  replicas: {{ .Values.copies | int }}\n{{- end }}\n---\n");

        ChartCheck.Flaws(_chart).ShouldBeEmpty();
    }

    private void Write(string path, string text)
    {
        var file = new FileInfo(Path.Combine(_chart.FullName, path));
        file.Directory!.Create();
        File.WriteAllText(file.FullName, text);
    }
}
