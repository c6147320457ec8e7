package org.concordat.portal.directory;

/** What the page about an agency's calendar sends to choose its public holidays. */
public class RegionForm {

    private String region = "";

    static RegionForm of(String region) {
        RegionForm form = new RegionForm();
        form.region = region;
        return form;
    }

    public String getRegion() {
        return region;
    }

    public void setRegion(String region) {
        this.region = region;
    }
}
