package dev.broadsheet.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Imports run one way: job → stage, warehouse, report → table → the pure packages; ml, the face for others, → stage. */
@AnalyzeClasses(packages = "dev.broadsheet", importOptions = ImportOption.DoNotIncludeTests.class)
class PackagesTest {

    private static final String[] PURE = {
        "text",
        "corpus",
        "weight",
        "lda",
        "topic",
        "config",
        "phrase",
        "quality",
        "duplicate",
        "gate",
        "trend",
        "similar"
    };

    @ArchTest
    static final ArchRule PURE_PACKAGES_NEVER_SEE_SPARK = noClasses()
            .that()
            .resideInAnyPackage(ours(PURE))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "scala..")
            .because("their arithmetic is read and tested without a cluster");

    @ArchTest
    static final ArchRule PURE_PACKAGES_KNOW_NOTHING_ABOVE_THEM = noClasses()
            .that()
            .resideInAnyPackage(ours(PURE))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ours("table", "stage", "warehouse", "report", "job", "ml"));

    @ArchTest
    static final ArchRule TABLES_KNOW_NOTHING_ABOVE_THEM = noClasses()
            .that()
            .resideInAPackage("dev.broadsheet.table..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ours("stage", "warehouse", "report", "job", "ml"));

    @ArchTest
    static final ArchRule NOTHING_IMPORTS_JOB = noClasses()
            .that()
            .resideOutsideOfPackage("dev.broadsheet.job..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.broadsheet.job..");

    @ArchTest
    static final ArchRule NOTHING_IMPORTS_ML = noClasses()
            .that()
            .resideOutsideOfPackage("dev.broadsheet.ml..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.broadsheet.ml..");

    @ArchTest
    static final ArchRule ML_KNOWS_NO_TABLES_AND_NO_WAREHOUSE = noClasses()
            .that()
            .resideInAPackage("dev.broadsheet.ml..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ours("table", "warehouse", "report", "config", "corpus", "text", "weight"))
            .because("its input is a column of count vectors and nothing else");

    @ArchTest
    static final ArchRule WEIGHT_DOES_NOT_KNOW_TOPIC = noClasses()
            .that()
            .resideInAPackage("dev.broadsheet.weight..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.broadsheet.topic..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule TOPIC_DOES_NOT_KNOW_WEIGHT = noClasses()
            .that()
            .resideInAPackage("dev.broadsheet.topic..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.broadsheet.weight..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("dev.broadsheet.(*)..").should().beFreeOfCycles();

    private static String[] ours(String... packages) {
        String[] result = packages.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] = "dev.broadsheet." + result[i] + "..";
        }
        return result;
    }
}
